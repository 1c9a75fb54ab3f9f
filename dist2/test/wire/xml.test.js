import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import { limits } from '../../src/limits.js';
import { escapeXml } from '../../src/wire/escape.js';
import { parseXml } from '../../src/wire/xml.js';
import { useRandom } from '../support/random.js';
const parse = (xml) => parseXml(Buffer.from(xml));
const text = (xml) => parse(xml).text;
const texts = [
    ['<a>  x  </a>', '  x  '],
    ['<a>007</a>', '007'],
    ['<a>&lt;&gt;&amp;&quot;&apos;</a>', '<>&"\''],
    ['<a>&#65;&#x41;&#x1F600;&#13;</a>', 'AA😀\r'],
    ['<a>1<![CDATA[<&amp;]]>2</a>', '1<&amp;2'],
    ['<a>1<!-- <b> -->2<?pi <b> ?>3</a>', '123'],
    ['<a>1\r\n2\r3\n</a>', '1\n2\n3\n'],
    ['<a>é😀</a>', 'é😀'],
    ['<a/>', ''],
    ['<a></a >', ''],
    ['\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- c -->\n<a>x</a>\n', 'x'],
];
const malformed = [
    '',
    ' ',
    'text',
    '<a>',
    '<a',
    '<a></b>',
    '<a><b></a></b>',
    '</a>',
    '<a/><b/>',
    '<a/>text',
    '< a/>',
    '<a b/>',
    '<a b=c/>',
    '<a b="1" b="2"/>',
    '<a b="<"/>',
    '<a>&</a>',
    '<a>&lt</a>',
    '<a>&nbsp;</a>',
    '<a>&constructor;</a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a>&#x110000;</a>',
    '<a>&#x00000000041;</a>',
    '<a>\0</a>',
    '<a><!-- </a>',
    '<a><![CDATA[</a>',
    '<![CDATA[x]]>',
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<!doctype a><a/>',
    '<a><!ENTITY b "c"></a>',
    `${'<a>'.repeat(limits.documentDepth + 1)}${'</a>'.repeat(limits.documentDepth + 1)}`,
];
describe('an XML document', () => {
    const random = useRandom();
    for (const [xml, expected] of texts) {
        it(`${JSON.stringify(xml)} says ${JSON.stringify(expected)}`, () => {
            assert.equal(text(xml), expected);
        });
    }
    for (const xml of malformed) {
        it(`${JSON.stringify(xml.slice(0, 45))} is malformed`, () => {
            assert.throws(() => parse(xml), { code: 'MalformedXML' });
        });
    }
    it('is UTF-8', () => {
        const latin1 = Buffer.from('<a>\u00e9</a>', 'latin1');
        assert.throws(() => parseXml(latin1), { code: 'MalformedXML' });
        assert.throws(() => parseXml(Buffer.from('<a/>', 'utf16le')), { code: 'MalformedXML' });
    });
    it('may have prefixes, which do not count', () => {
        const root = parse('<s3:a xmlns:s3="u" s3:t="1"><s3:b>x</s3:b></s3:a>');
        assert.equal(root.name, 'a');
        assert.deepEqual([...(root.attributes ?? [])], [['t', '1']]);
        assert.deepEqual(root.children.map(({ name }) => name), ['b']);
    });
    it('may be as deep as the limit', () => {
        const depth = limits.documentDepth;
        assert.doesNotThrow(() => parse('<a>'.repeat(depth) + '</a>'.repeat(depth)));
    });
    it('is refused when it has too many bytes or elements', () => {
        const code = 'MaxMessageLengthExceeded';
        assert.throws(() => parse(`<a>${' '.repeat(limits.documentBytes)}</a>`), { code });
        assert.throws(() => parse(`<a>${'<b/>'.repeat(limits.documentElements)}</a>`), { code });
    });
    it('costs time in proportion to its bytes, however it is broken', () => {
        for (const unit of ['<', '&', '&amp', '<a ', '<a b="', '<!--', ' ', '\r', '<a><![CDATA[']) {
            const startedAt = performance.now();
            assert.throws(() => parse(`<a>${unit.repeat(3_000_000 / unit.length)}`));
            assert.ok(performance.now() - startedAt < 2000, unit);
        }
    });
    it('reads as fast-xml-parser reads it', () => {
        const peer = new XMLParser({
            preserveOrder: true,
            parseTagValue: false,
            trimValues: false,
            processEntities: true,
            htmlEntities: true,
        });
        for (let round = 0; round < 300; round++) {
            const xml = randomElement(random, 4);
            assert.deepEqual(plain(parse(xml)), peerElement(peer.parse(xml)[0]), xml);
        }
    });
});
describe('XML text', () => {
    it('comes back as it was written', () => {
        const all = Array.from({ length: 0x300 }, (_, code) => String.fromCharCode(code + 1)).join('');
        for (const value of ['', '"', '""', '"a"', '"&"', `${all}\uffff\ufffe😀`]) {
            assert.equal(text(`<a>${escapeXml(value)}</a>`), value);
        }
    });
    it('is escaped as AWS does', () => {
        assert.equal(escapeXml('"e"'), '&quot;e&quot;');
        assert.equal(escapeXml('a&b<c>\r\n\t\u0001'), 'a&amp;b&lt;c&gt;&#13;\n\t&#x1;');
    });
});
const pieces = ['x', ' ', '\n', 'é', '&amp;', '&lt;', '&#65;', '&#x1F600;', '7', '<!-- c -->'];
function randomElement(random, depth) {
    const name = random.pick(['Key', 'Part', 'ETag', 'a-b.c_d']);
    const attribute = random.chance(0.2) ? ` t = '${random.pick(['1', 'x y', ''])}'` : '';
    if (random.chance(0.1))
        return `<${name}${attribute}/>`;
    const content = Array.from({ length: random.int(0, 4) }, () => depth > 0 && random.chance(0.5) ? randomElement(random, depth - 1) : random.pick(pieces));
    return `<${name}${attribute}>${content.join('')}</${name}>`;
}
function plain({ name, text, children }) {
    return [name, text, children.map(plain)];
}
/**
 * In the other's tree a node is an object of one key, its name or `#text`, beside its attributes.
 */
function peerElement(node) {
    const [name = ''] = Object.keys(node).filter((key) => key !== ':@');
    const inside = node[name];
    const texts = inside.map((child) => String(child['#text'] ?? ''));
    const children = inside.filter((child) => child['#text'] === undefined);
    return [name, texts.join(''), children.map(peerElement)];
}
