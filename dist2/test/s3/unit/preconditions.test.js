import assert from 'node:assert/strict';
import { bareETag, namesETag } from '../../../src/s3/etag.js';
import { failedCondition } from '../../../src/s3/preconditions.js';
const version = { etag: 'abc', lastModified: Date.UTC(2026, 0, 1, 12) };
const before = new Date(version.lastModified - 1000);
const same = new Date(version.lastModified);
describe('read preconditions', () => {
    const cases = [
        [{}, undefined],
        [{ IfMatch: '"abc"' }, undefined],
        [{ IfMatch: '"x", "abc"' }, undefined],
        [{ IfMatch: '"x"' }, 'If-Match'],
        [{ IfMatch: '"abc"', IfUnmodifiedSince: before }, undefined],
        [{ IfUnmodifiedSince: before }, 'If-Unmodified-Since'],
        [{ IfUnmodifiedSince: same }, undefined],
        [{ IfNoneMatch: 'W/"abc"' }, 'If-None-Match'],
        [{ IfNoneMatch: '*' }, 'If-None-Match'],
        [{ IfNoneMatch: '"x"', IfModifiedSince: same }, undefined],
        [{ IfModifiedSince: same }, 'If-Modified-Since'],
        [{ IfModifiedSince: before }, undefined],
        [{ IfMatch: '"abc"', IfNoneMatch: '"abc"' }, 'If-None-Match'],
        [{ IfMatch: '"x"', IfNoneMatch: '"abc"' }, 'If-Match'],
    ];
    for (const [conditions, failed] of cases) {
        it(`${JSON.stringify(conditions)}: ${failed ?? 'go on'}`, () => {
            assert.equal(failedCondition(conditions, version), failed);
        });
    }
    it('compare whole seconds, since HTTP dates have no parts of them', () => {
        const precise = { etag: 'abc', lastModified: version.lastModified + 999 };
        assert.equal(failedCondition({ IfUnmodifiedSince: same }, precise), undefined);
        assert.equal(failedCondition({ IfModifiedSince: same }, precise), 'If-Modified-Since');
    });
});
describe('ETags', () => {
    it('are taken with quotes, without, and marked as weak', () => {
        for (const sent of ['abc', '"abc"', 'W/"abc"', ' "abc" '])
            assert.equal(bareETag(sent), 'abc');
        assert.equal(bareETag('*'), '*');
    });
    it('are found in a list', () => {
        assert.equal(namesETag('"a", "b"', 'b'), true);
        assert.equal(namesETag('"a", "b"', 'c'), false);
        assert.equal(namesETag('*', 'c'), true);
    });
});
