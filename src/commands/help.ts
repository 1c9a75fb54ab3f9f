/** `cairn help`, and `cairn <verb> --help`. */
import { settingsHelp } from '../config.ts'

const general = `cairn: an S3-compatible object store

  cairn serve [flags]                       serve S3 (cairn help serve lists the flags)
  cairn check [--scrub]                     prove that all that is stored is whole
  cairn key create [--user NAME] | list | delete ID
                                            access keys of the root, and of users
  cairn quota set (--bucket NAME | --account ID) [--bytes 10GiB|none] [--objects 1000|none]
                  [--buckets 100|none|default] [--below-usage]
  cairn quota get (--bucket NAME | --account ID)
  cairn quota list                          limits and usage, effective at once
  cairn --version

check, key and quota work beside a running server. They take --data (or CAIRN_DATA), and --json
where they print a table.
`

const serve = `cairn serve: serve S3 until SIGTERM or SIGINT

Flags, and the variables that do the same (a flag wins):

${settingsHelp()}
`

const check = `cairn check [--scrub] [--data DIR]

Proves that every chunk is named by the objects that count it, that usage is the sum of what is
kept, and that no part is without its upload. --scrub also reads every byte and compares checksums.
Ends with 1 if something is wrong. Run it while nothing writes.
`

const texts: Readonly<Record<string, string>> = { serve, check }

/** Prints what a verb takes, or what verbs there are. */
export async function help(args: readonly string[]): Promise<number> {
  process.stdout.write(texts[args[0] ?? ''] ?? general)
  return 0
}
