// Cognito puts a person's groups and attributes, and a program's scopes, elsewhere than Lineclear's tokens have them.
exports.handler = async (event) => {
  const { userAttributes = {}, groupConfiguration = {}, scopes = [] } = event.request;
  const groups = groupConfiguration.groupsToOverride ?? [];
  const program = event.triggerSource === 'TokenGeneration_ClientCredentials';
  const agentId = userAttributes['custom:agent_id'];
  event.response = {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: {
        scopesToAdd: program
          ? scopes.filter((scope) => scope === 'lineclear/client').map(() => 'client')
          : ['agent', 'supervisor'].filter((role) => groups.includes(role)),
        claimsToAddOrOverride: program || !agentId ? {} : { agent_id: agentId },
      },
    },
  };
  return event;
};
