/** What was measured of one row on one server: a rate with its latencies, or a single value. */
export interface Figure {
  /** Requests/s, MiB/s, ms or MB, as the row says. */
  value: number
  p50Ms?: number
  p99Ms?: number
  /** Microseconds of processor time the server spent on each request. */
  processorUs?: number
}

/** All rows of one server in one round, in the order in which they were measured. */
export type Figures = Map<string, Figure>

/** One round of one server: its figures and what went wrong, each as a sentence. */
export interface Round {
  server: string
  figures: Figures
  failures: string[]
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

function medianFigure(figures: Figure[]): Figure {
  const of = (name: keyof Figure) => median(figures.flatMap((figure) => figure[name] ?? []))
  const names = Object.keys(figures[0] ?? {}) as (keyof Figure)[]
  return Object.fromEntries(names.map((name) => [name, of(name)])) as unknown as Figure
}

/** The median of every figure over the rounds, by server. */
export function medians(rounds: Round[]): Map<string, Figures> {
  const servers = new Map<string, Figures>()
  for (const { server } of rounds) {
    if (servers.has(server)) continue
    const own = rounds.filter((round) => round.server === server)
    const rows = new Set(own.flatMap(({ figures }) => [...figures.keys()]))
    const collect = (row: string) => own.flatMap(({ figures }) => figures.get(row) ?? [])
    servers.set(server, new Map([...rows].map((row) => [row, medianFigure(collect(row))])))
  }
  return servers
}

/** The median figure of repeated measurements of single values. */
export const medianOf = (values: number[]): Figure => ({ value: median(values) })
