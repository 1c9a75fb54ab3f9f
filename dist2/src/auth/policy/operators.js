/**
 * The operators of conditions.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { isInRange, parseAddress, parseAddressRange, } from '../../address-range.js';
import { arnMatches, compileArnPattern } from './arn-pattern.js';
import { compileGlob, exactText, globMatches, hasVariables, resolve, tokenize } from './pattern.js';
const never = () => false;
const stringEquals = (wanted, { variables }) => {
    const tokens = tokenize(wanted, { wildcards: false, variables });
    const exact = exactText(tokens);
    if (exact !== undefined)
        return (value) => value === exact;
    return (value, context) => value === exactText(resolve(tokens, context) ?? tokens);
};
const stringEqualsIgnoreCase = (wanted, { variables }) => {
    const tokens = tokenize(wanted, { wildcards: false, variables });
    const exact = exactText(tokens)?.toLowerCase();
    if (exact !== undefined)
        return (value) => value.toLowerCase() === exact;
    return (value, context) => value.toLowerCase() === exactText(resolve(tokens, context) ?? tokens)?.toLowerCase();
};
const stringLike = (wanted, { variables }) => {
    const tokens = tokenize(wanted, { wildcards: true, variables });
    if (!hasVariables(tokens)) {
        const glob = compileGlob(tokens);
        return (value) => globMatches(glob, value);
    }
    return (value, context) => {
        const resolved = resolve(tokens, context);
        return resolved !== undefined && globMatches(compileGlob(resolved), value);
    };
};
const arnLike = (wanted, { variables }) => {
    const pattern = compileArnPattern(tokenize(wanted, { wildcards: true, variables }));
    return (value, context) => arnMatches(pattern, value, context);
};
function parseNumber(text) {
    return /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
const isoTime = /T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?/;
const isoDate = new RegExp(`^(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:${isoTime.source})?)?)?$`, 'i');
/** Milliseconds of a date as W3C's note on ISO 8601 writes it, or of seconds since 1970. */
export function parsePolicyDate(text) {
    const found = isoDate.exec(text);
    // Four digits are a year, as they are to AWS; more are seconds.
    if (found === null)
        return /^\d{1,15}$/.test(text) ? Number(text) * 1000 : undefined;
    const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone] = found;
    const offset = (zone ?? 'Z').toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
    const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
    const fraction = /\.\d+/.exec(text)?.[0];
    return Number.isNaN(time) ? undefined : time + (fraction ? Number(fraction) * 1000 : 0);
}
function ordered(parse, relation) {
    return (text) => {
        const wanted = parse(text);
        if (wanted === undefined)
            return never;
        return (value) => {
            const parsed = parse(value);
            return parsed !== undefined && relation(parsed, wanted);
        };
    };
}
const bool = (text) => {
    const wanted = text.toLowerCase();
    return wanted === 'true' || wanted === 'false' ? (value) => value.toLowerCase() === wanted : never;
};
const binary = (text) => {
    const wanted = Buffer.from(text, 'base64');
    return (value) => Buffer.from(value, 'base64').equals(wanted);
};
const ipAddress = (text) => {
    const range = parseAddressRange(text);
    if (range === undefined)
        return never;
    return (value) => {
        const address = parseAddress(value);
        return address !== undefined && isInRange(address, range);
    };
};
const relations = [
    ['Equals', (value, wanted) => value === wanted],
    ['LessThan', (value, wanted) => value < wanted],
    ['LessThanEquals', (value, wanted) => value <= wanted],
    ['GreaterThan', (value, wanted) => value > wanted],
    ['GreaterThanEquals', (value, wanted) => value >= wanted],
];
const operators = new Map();
function define(name, { compile, accepts = () => true }) {
    operators.set(name, { negated: false, compile, accepts });
}
function defineWithOpposite(names, family) {
    const [name, opposite] = names;
    define(name, family);
    operators.set(opposite, { ...operators.get(name), negated: true });
}
defineWithOpposite(['StringEquals', 'StringNotEquals'], { compile: stringEquals });
defineWithOpposite(['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'], {
    compile: stringEqualsIgnoreCase,
});
defineWithOpposite(['StringLike', 'StringNotLike'], { compile: stringLike });
defineWithOpposite(['ArnEquals', 'ArnNotEquals'], { compile: arnLike });
defineWithOpposite(['ArnLike', 'ArnNotLike'], { compile: arnLike });
defineWithOpposite(['IpAddress', 'NotIpAddress'], {
    compile: ipAddress,
    accepts: (text) => parseAddressRange(text) !== undefined,
});
for (const [type, parse, accepts] of [
    ['Numeric', parseNumber, () => true],
    ['Date', parsePolicyDate, (text) => parsePolicyDate(text) !== undefined],
]) {
    for (const [name, relation] of relations) {
        define(`${type}${name}`, { compile: ordered(parse, relation), accepts });
    }
    operators.set(`${type}NotEquals`, {
        ...operators.get(`${type}Equals`),
        negated: true,
    });
}
define('Bool', { compile: bool });
define('BinaryEquals', { compile: binary });
// `Null` asks for a key, not for its values: see `conditions.ts`.
define('Null', { compile: bool });
/** The operator of this name; undefined for none. */
export function operatorNamed(name) {
    return operators.get(name);
}
const operatorName = /^(?:(ForAnyValue|ForAllValues):)?([A-Za-z]+?)(IfExists)?$/;
/** Parts a name like `ForAllValues:StringLikeIfExists`; undefined for no such operator. */
export function parseOperatorName(name) {
    const [, quantifier, operator = '', suffix] = operatorName.exec(name) ?? [];
    const isNull = operator === 'Null' && (quantifier !== undefined || suffix !== undefined);
    if (!operators.has(operator) || isNull)
        return undefined;
    return {
        operator,
        ifExists: suffix !== undefined,
        quantifier: quantifier,
    };
}
