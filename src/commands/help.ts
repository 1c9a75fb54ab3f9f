/** `cairn help`, and `cairn <verb> --help`. */
import { settingsHelp } from '../config.ts'

const general = `cairn: an S3-compatible object store

  cairn serve [flags]                       serve S3 (cairn help serve lists the flags)
  cairn check [--scrub]                     prove that all that is stored is whole
  cairn key create [--user NAME] | list | delete ID
                                            access keys of the root, and of users
  cairn quota set|get|list|requests|approve|deny|policy
                                            limits and usage, effective at once (cairn help quota)
  cairn usage [--account ID] [--from 2026-11-01] [--to TIME] [--by hour|day|month] [--csv]
                                            what accounts used: byte-hours, requests, traffic
  cairn --version

check, key, quota and usage work beside a running server. They take --data (or CAIRN_DATA), and
--json where they print a table.
`

const serve = `cairn serve: serve S3 until SIGTERM or SIGINT

Flags, and the variables that do the same (a flag wins):

${settingsHelp()}
`

const check = `cairn check [--scrub] [--data DIR]

Proves that every chunk is named by the objects that count it, that usage is the sum of what is
kept, that no part is without its upload, and that the records of the audit trail and of use can
be read. --scrub also reads every byte and compares checksums.
Ends with 1 if something is wrong. Run it while nothing writes.
`

const quota = `cairn quota: limits and usage, and what accounts ask for; effective at once

  cairn quota set (--bucket NAME | --account ID|NAME | --default) [--bytes 10GiB|none|default]
                  [--objects 1000|none|default] [--buckets 100|none|default] [--below-usage]
  cairn quota get (--bucket NAME | --account ID|NAME | --default)
  cairn quota list                          all accounts and buckets
  cairn quota requests                      what accounts ask for and wait for
  cairn quota approve ID | deny ID          decides on a request
  cairn quota policy [--service s3 --code storage-bytes [--up-to 1TiB|none|default]
                     [--default 10GiB|none|default]]
                                            up to which value accounts are granted at once what
                                            they ask for, and what they have without asking

--default is what accounts have without a limit of their own.
`

const usage = `cairn usage [--account ID] [--from TIME] [--to TIME] [--by hour|day|month]
            [--csv | --json] [--data DIR]

What each account used: the bytes it held times the hours it held them, the average of them,
requests by class, and the bytes of their bodies and answers. Requests for a bucket are its owner's,
others their caller's. Times are in UTC, like 2026-11-01 or 2026-11-01T10Z; by default it is this
month, day by day. What accounts hold is looked at every minute, requests are written down every
five seconds and when the server stops: kill -9 loses what was counted since. Kept 13 months.
`

const texts: Readonly<Record<string, string>> = { serve, check, quota, usage }

/** Prints what a verb takes, or what verbs there are. */
export async function help(args: readonly string[]): Promise<number> {
  process.stdout.write(texts[args[0] ?? ''] ?? general)
  return 0
}
