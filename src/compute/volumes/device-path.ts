/** The node that a device has inside; names are kept as they were given, with `/dev/` or not. */
export function devicePath(name: string): string {
  return name.startsWith('/dev/') ? name : `/dev/${name}`
}
