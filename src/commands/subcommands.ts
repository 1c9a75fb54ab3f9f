/**
 * Commands that do several things to one kind of thing: `cairn user create …`. Each of them is
 * written down as one line of usage, which is what help prints, what errors quote, and what the
 * arguments are read by.
 */
import type { parseArgs } from 'node:util'
import { nearest } from '../config/nearest.ts'
import { type Operator, useOperator } from './operator.ts'
import { type Arguments, parseArguments } from './store.ts'
import { UsageError } from './usage-error.ts'

/** What came of it: as the API says it, for `--json`, and as people read it. */
export interface Answer {
  readonly json: unknown
  readonly text: string
  /** What is done when the data directory is closed again; resolves to the exit code. */
  next?(): Promise<number>
}

/** The arguments of a subcommand. */
export interface Given extends Arguments {
  /** What follows `--`, where the usage has it: for another program. */
  readonly after: readonly string[]
}

/** One thing that a command does. */
export interface Subcommand {
  /**
   * What follows its name, like `NAME --email EMAIL [--tag KEY=VALUE …]`. What stands in no bracket
   * must be given; a flag with a word in capitals takes a value, and with `…` several.
   */
  readonly usage: string
  /** In a sentence, for help. */
  readonly does: string
  run(operator: Operator, parsed: Given): Promise<Answer>
}

/** A command, as `run.ts` and `help.ts` have it. */
export interface Command {
  run(args: readonly string[]): Promise<number>
  readonly help: string
}

/** What a command is made of. */
export interface CommandParts {
  readonly name: string
  /** What it is for, in a few words. */
  readonly about: string
  readonly subcommands: Readonly<Record<string, Subcommand>>
  /** What help says beside. */
  readonly notes?: string
}

/** Makes a command of what it does. */
export function commandOf(parts: CommandParts): Command {
  const { name, subcommands } = parts
  return {
    help: helpOf(parts),
    async run([given, ...rest]) {
      const subcommand = given === undefined ? undefined : subcommands[given]
      if (given === undefined || subcommand === undefined) throw unknown(parts, given)
      const { options, words, required } = grammarOf(subcommand.usage)
      const end = subcommand.usage.includes('[-- ') ? rest.indexOf('--') : -1
      const own = end < 0 ? rest : rest.slice(0, end)
      const after = end < 0 ? [] : rest.slice(end + 1)
      const parsed = { ...parseArguments(own, { ...options, json: { type: 'boolean' } }), after }
      const isWhole = required.every((flag) => flag in parsed.flags)
      if (parsed.words.length !== words || !isWhole) {
        const expected = `cairn ${name} ${given} ${subcommand.usage}`.trimEnd()
        throw new UsageError(`expected \`${expected}\``)
      }
      const answer = await useOperator(parsed, (operator) => subcommand.run(operator, parsed))
      if (answer.next !== undefined) return answer.next()
      const { json } = parsed.flags
      process.stdout.write(json ? `${JSON.stringify(answer.json, null, 2)}\n` : answer.text)
      return 0
    },
  }
}

/** The value of a flag that takes one; undefined if it was not given. */
export function textOf({ flags }: Arguments, flag: string): string | undefined {
  const value = flags[flag]
  return typeof value === 'string' ? value : undefined
}

interface Grammar {
  readonly options: NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>
  /** How many. */
  readonly words: number
  /** Flags that must be given. */
  readonly required: readonly string[]
}

const flagPattern = /--([a-z]+)( [A-Z][^\s\])]*)?( …)?/g
const optional = /\[[^\]]*\]|\([^)]*\)/g

function grammarOf(usage: string): Grammar {
  const options = [...usage.matchAll(flagPattern)].map(([, flag = '', value, several]) => {
    const type = value === undefined ? ('boolean' as const) : ('string' as const)
    return [flag, { type, multiple: several !== undefined }] as const
  })
  const needed = usage.replace(optional, '')
  const words = needed.replace(flagPattern, '').split(' ').filter(Boolean)
  return {
    options: Object.fromEntries(options),
    words: words.length,
    required: [...needed.matchAll(flagPattern)].map(([, flag = '']) => flag),
  }
}

function unknown({ name, subcommands }: CommandParts, given: string | undefined): UsageError {
  const known = Object.keys(subcommands)
  const meant = given === undefined ? undefined : nearest(given, known)
  if (meant !== undefined) {
    return new UsageError(`there is no "${given}"; did you mean \`cairn ${name} ${meant}\`?`)
  }
  const expected = `cairn ${name} ${known.join('|')}`
  return new UsageError(`expected \`${expected}\`; see \`cairn help ${name}\``)
}

function helpOf({ name, about, subcommands, notes }: CommandParts): string {
  const lines = Object.entries(subcommands).map(
    ([verb, { usage, does }]) => `  ${`${verb} ${usage}`.trimEnd()}\n      ${does}\n`,
  )
  const always = '--json prints what the API answers; --data DIR names the data directory.\n'
  return `cairn ${name}: ${about}\n\n${lines.join('')}\n${notes ?? ''}${always}`
}
