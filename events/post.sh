#!/bin/sh
# Sends a sample to the service on this machine, as its caller would: events/post.sh reserve [http://127.0.0.1:8080]
# Reads the samples as they are written here: one member a line.
set -eu
sample="$(dirname "$0")/$1.json"
service="${2:-http://127.0.0.1:8080}"

if [ ! -f "$sample" ]; then
  echo "there is no sample $1: its name is that of a file beside this one, without .json" >&2
  exit 1
fi

member() {
  sed -n 's/^ *"'"$1"'": "\(.*\)",\{0,1\}$/\1/p' "$sample" | sed -e 's/\\"/"/g' -e 's/\\\\/\\/g' -e 1q
}

method="$(member method)"
if [ -z "$method" ]; then
  echo "$1 is not called over HTTP" >&2
  exit 1
fi
role="$(member scope)"
agent="$(member agent_id)"
signature="$(member x-signature)"
if [ -n "$role" ]; then
  token="$(curl --silent --show-error --fail --header 'Content-Type: application/json' \
    --data "{\"role\":\"$role\"${agent:+,\"agentId\":\"$agent\"}}" "$service/local/tokens" |
    sed -n 's/.*"token" *: *"\([^"]*\)".*/\1/p')"
  if [ -z "$token" ]; then
    echo "no token from $service" >&2
    exit 1
  fi
  who="Authorization: Bearer $token"
else
  who="x-signature: $signature" # a phone platform has no token: it signs
fi
query="$(member rawQueryString)"
body="$(member body)"
set -- --request "$method" --header "$who" "$service$(member rawPath)${query:+?$query}"
if [ -n "$body" ]; then
  set -- "$@" --header 'Content-Type: application/json' --data-binary "$body"
fi
curl --silent --show-error --include "$@"
echo
