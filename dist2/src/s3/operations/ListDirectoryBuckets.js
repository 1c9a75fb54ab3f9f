import { operation } from '../operation.js';
/** There are none. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListDirectoryBuckets.html */
export const ListDirectoryBuckets = operation('ListDirectoryBuckets', {
    permission: 's3express:ListAllMyDirectoryBuckets',
    async handle() {
        return { Buckets: [] };
    },
});
