#!/bin/sh
# The life of a network interface: take the addresses, raise the walls, say so, and sleep. Whoever
# joins finds all of it done; if a step fails, nobody can join. What to take comes as a tar archive,
# in place of what stood there at the last start.
set -eu
tar -xf - -C /cairn
# Docker's own address on the bridge, kept as the way to the host and nothing else.
link=$(ip -4 addr show dev eth0 | sed -n 's/^ *inet \([0-9.]*\)\/.*/\1/p' | head -n 1)
echo "$link" > /cairn/link
nft -f /cairn/rules.nft
. /cairn/addresses.sh
. /cairn/live.sh
echo "$guarded" > /cairn/guarded
echo "ready $link$guarded"
exec sleep 2147483647
