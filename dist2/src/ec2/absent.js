/**
 * Lists of what no account can have here, as what makes it is not offered: tools ask for them. They
 * are empty, and an id names nothing; what is asked wrongly is refused as for any list.
 */
import { malformedId, notFound } from './errors.js';
import { filtered, withTagFilters } from './filters.js';
import { page, requireNoPage } from './pages.js';
/** Throws what the list throws: for an id always, for filters and pages that it does not have. */
export function requireEmptyList(asked, absent) {
    const { ids = [], Filters } = asked;
    const table = Object.fromEntries(absent.filters.map((name) => [name, () => undefined]));
    const none = filtered([], Filters, withTagFilters(table));
    page(none, asked, () => '');
    const [id] = ids;
    if (id === undefined)
        return;
    requireNoPage(asked, absent.idsParameter);
    const wrong = ids.find((each) => !absent.id.test(each));
    if (wrong !== undefined)
        throw malformedId(absent.malformed, wrong);
    throw notFound(absent.missing, `The ${absent.words} '${id}'`);
}
/** Of ids like `vgw-…`. */
export function idPattern(prefix) {
    return new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`);
}
