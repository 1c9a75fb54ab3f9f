#!/bin/sh
# Puts all that a holder needs into a folder: one static program, nft, and nft's libraries.
#   sh collect.sh FOLDER
set -eu
out=$1
mkdir -p "$out/bin" "$out/cairn" "$out/etc" "$out/proc" "$out/sys" "$out/dev" "$out/tmp"
cp "$(command -v busybox)" "$out/bin/busybox"
for name in sh sleep ip ifconfig sed head echo cat printf tar; do ln -sf busybox "$out/bin/$name"; done
nft=$(PATH=$PATH:/usr/sbin:/sbin command -v nft)
cp "$nft" "$out/bin/nft"
# "name => /path (address)" and "/path (address)".
ldd "$nft" | tr '[:blank:]' '\n' | grep '^/' | while read -r file; do
  mkdir -p "$out$(dirname "$file")"
  cp -L "$file" "$out$file"
done
cp "$(dirname "$0")/up.sh" "$out/bin/up"
chmod 755 "$out/bin/up"
