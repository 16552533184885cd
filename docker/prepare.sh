#!/bin/sh
# Makes, once, what the containers need and nobody else may know: the folder secrets beside this file, and .env if there is none yet.
#
#   sudo sh docker/prepare.sh postgres     the event log is in PostgreSQL
#   sudo sh docker/prepare.sh kurrentdb    the event log is in the three-node KurrentDB cluster
#
# As root, because a file-based secret is mounted as it is: each belongs to the user of the one service that reads it, and to nobody else.
set -eu
umask 077

app=1000:1000       # node in the image of Dockerfile
postgres=999:999    # postgres in its image
kurrentdb=1001:1001 # kurrent in its image
ca_days=3650
node_days=825

log=${1:-}
case $log in postgres | kurrentdb) ;; *)
  echo "Usage: sudo sh docker/prepare.sh postgres|kurrentdb" >&2
  exit 64
  ;;
esac
if [ "$(id -u)" -ne 0 ]; then
  echo "Run it as root: each secret must belong to the user of the service that reads it." >&2
  exit 77
fi
cd "$(dirname "$0")"
if [ -e secrets ]; then
  echo "$(pwd)/secrets is there already and is left as it is: a lost master key loses every name in the log." >&2
  exit 73
fi
making=$(mktemp -d secrets.making.XXXXXX)
trap 'rm -rf "$making"' EXIT

# A text without the end of a line: owner, name.
keep() {
  tr -d '\n' >"$making/$2"
  chown "$1" "$making/$2"
  chmod 0400 "$making/$2"
}

# What is public: everybody may read it.
publish() {
  chmod 0444 "$making/$1"
}

openssl rand -out "$making/master.key" 32
chown "$app" "$making/master.key"
chmod 0400 "$making/master.key"

password=$(openssl rand -hex 32)
database=postgres://qadam:$password@postgres:5432/qadam
printf %s "$password" | keep "$postgres" postgres-qadam-password
openssl rand -hex 32 | keep "$postgres" postgres-superuser-password
printf %s "$database" | keep "$app" database-url

admin=$(openssl rand -hex 32)
printf %s "$admin" | keep "$kurrentdb" kurrentdb-admin-password
openssl rand -hex 32 | keep "$kurrentdb" kurrentdb-ops-password
nodes="kurrentdb-1:2113,kurrentdb-2:2113,kurrentdb-3:2113"
if [ "$log" = kurrentdb ]; then
  printf %s "kurrentdb://admin:$admin@$nodes?tls=true&tlsCaFile=/etc/qadam/kurrentdb-ca.crt"
else
  printf %s "$database"
fi | keep "$app" event-log-url

# The nodes know each other by the common name, which is therefore the same; clients and nodes look at the alternative names. RSA, since
# KurrentDB reads no other key from a file.
openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days "$ca_days" -subj '/O=Qadam/CN=Qadam KurrentDB CA' \
  -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
  -keyout "$making/kurrentdb-ca.key" -out "$making/kurrentdb-ca.crt" 2>/dev/null
publish kurrentdb-ca.crt
for node in kurrentdb-1 kurrentdb-2 kurrentdb-3; do
  cat >"$making/extensions" <<EOF
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature,keyEncipherment
extendedKeyUsage=serverAuth,clientAuth
subjectAltName=DNS:$node,DNS:localhost,IP:127.0.0.1
EOF
  openssl req -newkey rsa:3072 -nodes -sha256 -subj '/O=Qadam/CN=kurrentdb-node' \
    -keyout "$making/$node.key" -out "$making/request" 2>/dev/null
  openssl x509 -req -sha256 -days "$node_days" -in "$making/request" -extfile "$making/extensions" \
    -CA "$making/kurrentdb-ca.crt" -CAkey "$making/kurrentdb-ca.key" -set_serial "0x$(openssl rand -hex 16)" \
    -out "$making/$node.crt" 2>/dev/null
  chown "$kurrentdb" "$making/$node.key"
  chmod 0400 "$making/$node.key"
  publish "$node.crt"
done
rm "$making/request" "$making/extensions"

# Who runs compose reads no secret, but has to reach the names.
chmod 0711 "$making"
mv "$making" secrets
trap - EXIT

if [ ! -e .env ]; then
  cat >.env <<EOF
# Read by docker compose. No secrets in here.
COMPOSE_PROFILES=$([ "$log" = kurrentdb ] && echo kurrentdb)
# The issuer whose access tokens are accepted: all three are required.
TOKEN_ISSUER=
TOKEN_AUDIENCE=qadam
JWKS_URL=
EOF
  chmod 0644 .env
fi
echo "Made $(pwd)/secrets. Name your token issuer in $(pwd)/.env, keep copies of secrets/master.key and secrets/kurrentdb-ca.key elsewhere,"
echo "and then take secrets/kurrentdb-ca.key off this machine: it is needed only to sign new certificates, in $node_days days."
