package lineclear.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** Everything, put together. Nothing in it knows an account or a region: the template is the same everywhere. */
final class LineclearStack extends Stack {
    LineclearStack(Construct scope, Settings settings, StackProps props) {
        super(scope, settings.name(), props);
        AgentsTable table = new AgentsTable(this, settings.stage());
        DeadLetters deadLetters = new DeadLetters(this);
        PublicApi api = new PublicApi(this, settings);
        SocketApi sockets = new SocketApi(this, settings);
        RouteQueue alarmQueue = new RouteQueue(this, deadLetters);
        EventsKey eventsKey = new EventsKey(this, settings);
        TokenAuthority authority = settings.login()
                .map(TokenAuthority::of)
                .orElseGet(() -> new UserPoolOfOurs(this, settings, api.url()).authority());
        DeployedFunctions functions = new DeployedFunctions(
                this, settings, table, eventsKey, api.url(), authority.pages(), sockets, alarmQueue);
        StageOfApi stage = new StageOfApi(this, settings, api, api.routes(functions, authority));
        sockets.routes(functions, settings);
        new SessionHistoryStream(this, table, functions, deadLetters);
        new PushStream(this, table, functions);
        alarmQueue.leadsTo(this, functions.of(FunctionEntry.ROUTE));
        new ReconcileSchedule(this, settings, functions, deadLetters);
        new ContactEvents(this, settings, functions, deadLetters);
        Watched watched = new Watched(settings, table, functions, deadLetters, alarmQueue, api);
        Alarms alarms = new Alarms(this, settings, watched);
        new OperatorsDashboard(this, settings, watched, alarms);
        CfnOutput.Builder.create(this, "Url").value(api.url()).build();
        CfnOutput.Builder.create(this, "SocketUrl").value(sockets.url()).build();
        CfnOutput.Builder.create(this, "TableName").value(table.name()).build();
        stage.domainTarget().ifPresent(target -> CfnOutput.Builder.create(this, "DomainTarget")
                .description("Point the domain here: a CNAME, or an alias record")
                .value(target)
                .build());
    }
}
