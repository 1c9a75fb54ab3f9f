/** Lists come in pages; commands want all of them. */

/** Where the next page begins: IAM calls it a marker, the JSON services a token. */
interface Place {
  readonly Marker?: string | undefined
  readonly NextToken?: string | undefined
}

/** Asks for a list page by page, and gives all that is in it. */
export async function everyPage<Output extends Place, Item>(
  ask: (from: Place) => Promise<Output>,
  listOf: (output: Output) => readonly Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = []
  let from: Place | undefined = {}
  while (from !== undefined) {
    const output: Output = await ask(from)
    items.push(...(listOf(output) ?? []))
    from = nextOf(output)
  }
  return items
}

function nextOf({ Marker, NextToken }: Place): Place | undefined {
  if (Marker !== undefined) return { Marker }
  return NextToken === undefined ? undefined : { NextToken }
}
