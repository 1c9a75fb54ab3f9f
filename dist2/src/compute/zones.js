/** The zones of the one region that a server is. */
/** Three, as most of AWS's regions have at least: what spreads machines over zones works here. */
export function zonesOf(region) {
    if (known?.region !== region)
        known = { region, zones: makeZones(region) };
    return known.zones;
}
/** A server has one region, and lists ask for each of their entries. */
let known;
function makeZones(region) {
    const short = shortName(region);
    return ['a', 'b', 'c'].map((letter, index) => ({
        zoneName: region + letter,
        zoneId: `${short}-az${index + 1}`,
    }));
}
/** `us-east-1` is `use1`, `ap-southeast-2` is `apse2`; other names stay whole. */
function shortName(region) {
    const found = /^([a-z]{2}(?:-gov)?)-([a-z]+)-(\d+)$/.exec(region);
    if (found === null)
        return region;
    const [, country = '', direction = '', number = ''] = found;
    const short = direction.replace(/north|south|east|west|central/g, (word) => word.charAt(0));
    return country.replace('-gov', 'g') + short + number;
}
