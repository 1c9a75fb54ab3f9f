import { deepStrictEqual } from 'node:assert/strict';
import { tagConditions } from '../../src/auth/tag-conditions.js';
describe('what conditions see of the tags that are asked for', () => {
    const tag = (Key, Value) => ({ Key, Value });
    it('is their keys and values, by whatever name an input has them', () => {
        const seen = [{ 'aws:requesttag/plan': 'small', 'aws:TagKeys': ['Plan'] }];
        deepStrictEqual(tagConditions({ Tags: [tag('Plan', 'small')] }), seen);
        deepStrictEqual(tagConditions({ TagsList: [tag('Plan', 'small')] }), seen);
        deepStrictEqual(tagConditions({ TagKeys: ['Plan'] }), [{ 'aws:TagKeys': ['Plan'] }]);
        deepStrictEqual(tagConditions({}), [{}]);
    });
    it('is each value of keys that differ in case alone', () => {
        const Tags = [tag('plan', 'large'), tag('a', 'b'), tag('Plan', 'small')];
        const keys = { 'aws:TagKeys': ['plan', 'a', 'Plan'] };
        deepStrictEqual(tagConditions({ Tags }), [
            { 'aws:requesttag/plan': 'large', 'aws:requesttag/a': 'b', ...keys },
            { 'aws:requesttag/plan': 'small', 'aws:requesttag/a': 'b', ...keys },
        ]);
    });
});
