/** Metrics as numbers that are here already. */

/** What tells one value of a metric from another. */
export type Labels = Readonly<Record<string, string | number>>

/** One value. */
export interface Value {
  readonly value: number
  readonly labels: Labels
  readonly metricName?: string
}

/** A metric as prom-client's registry takes it: the numbers are here already. */
export interface Metric {
  readonly name: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly help: string
  readonly values: readonly Value[]
}
