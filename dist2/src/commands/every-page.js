/** Lists come in pages; commands want all of them. */
/** Asks for a list page by page, and gives all that is in it. */
export async function everyPage(ask, listOf) {
    const items = [];
    let from = {};
    while (from !== undefined) {
        const output = await ask(from);
        items.push(...(listOf(output) ?? []));
        from = nextOf(output);
    }
    return items;
}
function nextOf({ Marker, NextToken }) {
    if (Marker !== undefined)
        return { Marker };
    return NextToken === undefined ? undefined : { NextToken };
}
