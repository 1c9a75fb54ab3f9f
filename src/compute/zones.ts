/** The zones of the one region that a server is. */

/** A zone, by its name and by the id that is the same for all accounts. */
export interface Zone {
  /** Like `us-east-1a`. */
  readonly zoneName: string
  /** Like `use1-az1`. */
  readonly zoneId: string
}

/** Three, as most of AWS's regions have at least: what spreads machines over zones works here. */
export function zonesOf(region: string): readonly Zone[] {
  if (known?.region !== region) known = { region, zones: makeZones(region) }
  return known.zones
}

/** A server has one region, and lists ask for each of their entries. */
let known: { readonly region: string; readonly zones: readonly Zone[] } | undefined

function makeZones(region: string): readonly Zone[] {
  const short = shortName(region)
  return ['a', 'b', 'c'].map((letter, index) => ({
    zoneName: region + letter,
    zoneId: `${short}-az${index + 1}`,
  }))
}

/** `us-east-1` is `use1`, `ap-southeast-2` is `apse2`; other names stay whole. */
function shortName(region: string): string {
  const found = /^([a-z]{2}(?:-gov)?)-([a-z]+)-(\d+)$/.exec(region)
  if (found === null) return region
  const [, country = '', direction = '', number = ''] = found
  const short = direction.replace(/north|south|east|west|central/g, (word) => word.charAt(0))
  return country.replace('-gov', 'g') + short + number
}
