/** What ListObjects and ListObjectsV2 answer alike: the keys of a bucket, a question, the page. */
/** The bucket that the cases are about. */
export const listedKeys = [
    '0',
    'a/',
    'a/1',
    'a/2/x',
    'a/2/y',
    'a0',
    'b',
    'b/c/d',
    'bar',
    'c&<d>',
    'x y+z%',
    'ä',
    '漢',
    '🌲',
];
/** What is asked of it, and what both listings must answer. */
export const listingCases = [
    ['all keys, in the order of their bytes', {}, { keys: listedKeys, prefixes: [] }],
    ['keys with a prefix', { Prefix: 'a/' }, { keys: ['a/', 'a/1', 'a/2/x', 'a/2/y'], prefixes: [] }],
    ['nothing for a prefix that no key has', { Prefix: 'zzz' }, { keys: [], prefixes: [] }],
    [
        'common prefixes up to a delimiter',
        { Delimiter: '/' },
        {
            keys: ['0', 'a0', 'b', 'bar', 'c&<d>', 'x y+z%', 'ä', '漢', '🌲'],
            prefixes: ['a/', 'b/'],
        },
    ],
    [
        'common prefixes below a prefix',
        { Delimiter: '/', Prefix: 'a/' },
        { keys: ['a/', 'a/1'], prefixes: ['a/2/'] },
    ],
    [
        'common prefixes of a prefix without its delimiter',
        { Delimiter: '/', Prefix: 'a' },
        { keys: ['a0'], prefixes: ['a/'] },
    ],
    [
        'common prefixes up to a delimiter of several characters',
        { Delimiter: '/2/' },
        { keys: listedKeys.filter((key) => !key.startsWith('a/2/')), prefixes: ['a/2/'] },
    ],
    [
        'common prefixes up to a letter',
        { Delimiter: 'r', Prefix: 'b' },
        { keys: ['b', 'b/c/d'], prefixes: ['bar'] },
    ],
    [
        'all keys for a delimiter that no key has',
        { Delimiter: '\t' },
        { keys: listedKeys, prefixes: [] },
    ],
    ['all keys for an empty delimiter', { Delimiter: '' }, { keys: listedKeys, prefixes: [] }],
    ['nothing when no key is wanted', { MaxKeys: 0 }, { keys: [], prefixes: [] }],
    [
        'names encoded as in a URL',
        { EncodingType: 'url', Delimiter: '+', Prefix: 'x y' },
        { keys: [], prefixes: ['x%20y%2B'] },
    ],
    [
        'names encoded as in a URL, slashes left alone',
        { EncodingType: 'url', Prefix: 'a/2' },
        { keys: ['a/2/x', 'a/2/y'], prefixes: [] },
    ],
];
