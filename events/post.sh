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
fi
query="$(member rawQueryString)"
body="$(member body)"

# A platform's signature is believed for five minutes: a sample whose signature fits is dated and signed anew.
signed() {
  key="$(sed -n 's/.*"literal:\([^"]*\)".*/\1/p' "$(dirname "$0")/webhooks/platforms.json")"
  printf 'sha256=%s' "$(printf %s "$1" | openssl dgst -sha256 -hmac "$key" | sed 's/.*= *//')"
}
if [ -n "$signature" ] && [ "$(signed "$body")" = "$signature" ]; then
  now="$(date +%s).000000"
  body="$(printf %s "$body" | sed -e 's/"ts":"[0-9.]*"/"ts":"'"$now"'"/' -e 's/"sent":"[0-9.]*"/"sent":"'"$now"'"/')"
  signature="$(signed "$body")"
fi
if [ -z "$role" ]; then
  who="x-signature: $signature" # a phone platform has no token: it signs
fi
set -- --request "$method" --header "$who" "$service$(member rawPath)${query:+?$query}"
if [ -n "$body" ]; then
  set -- "$@" --header 'Content-Type: application/json' --data-binary "$body"
fi
curl --silent --show-error --include "$@"
echo
