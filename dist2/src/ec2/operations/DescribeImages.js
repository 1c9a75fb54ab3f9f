import { visibleImages } from '../../compute/images.js';
import { filtered } from '../filters.js';
import { imageFilters, imageOutput } from '../image-output.js';
import { visibleImage } from '../images.js';
import { operation } from '../operation.js';
import { page, requireNoPage } from '../pages.js';
/**
 * The images that an account may use: its own, those lent to it, and public ones.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 */
export const DescribeImages = operation('DescribeImages', {
    resource: () => '*',
    async handle(context) {
        const { input, records, shared, account, region, now } = context;
        const ids = [...new Set(input.ImageIds)];
        if (ids.length > 0)
            requireNoPage(input, 'imageIds');
        const seen = ids.length > 0
            ? await Promise.all(ids.map((id) => visibleImage(context, id)))
            : await visibleImages(records, shared, account);
        const asked = seen.filter((image) => isShown(image, { ...input, account, now }) &&
            hasOwner(image, input.Owners ?? [], account) &&
            isExecutable(image, input.ExecutableUsers ?? [], account));
        const found = filtered(asked, input.Filters, imageFilters);
        const { items, NextToken } = page(found, input, ({ imageId }) => imageId);
        return { Images: items.map((image) => imageOutput(image, region)), NextToken };
    },
});
/** Its owner sees one that is deprecated, and so does who names it. */
function isShown({ owner, state, deprecatedAt, imageId }, asked) {
    if (state === 'disabled' && !asked.IncludeDisabled)
        return false;
    if (deprecatedAt === undefined || deprecatedAt > asked.now || asked.IncludeDeprecated)
        return true;
    return owner === asked.account || asked.ImageIds?.includes(imageId) === true;
}
function hasOwner(image, owners, account) {
    if (owners.length === 0)
        return true;
    return owners.some((name) => {
        if (name === 'self')
            return image.owner === account;
        return image.owner === name || (name === 'amazon' && image.isOperators === true);
    });
}
/** Who has leave beside the owner: an account, `self`, or `all` for everybody. */
function isExecutable(image, users, account) {
    if (users.length === 0)
        return true;
    const { isPublic, launchAccounts } = image;
    return users.some((user) => {
        if (user === 'all')
            return isPublic;
        return launchAccounts.includes(user === 'self' ? account : user);
    });
}
