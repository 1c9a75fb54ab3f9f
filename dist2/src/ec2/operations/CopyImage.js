import { newImage, putImage } from '../../compute/images.js';
import { invalidParameterValue, missingParameter, refusal } from '../errors.js';
import { imageResource, launchableImage, parseImageDescription, parseImageName, requireFreeName, } from '../images.js';
import { operation } from '../operation.js';
import { madeBefore, requestToken } from '../request-tokens.js';
import { newResource } from '../resources.js';
import { creationTags } from '../tags.js';
/**
 * Makes an image of one's own of one that may be used; it stays when the other goes.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopyImage.html
 */
export const CopyImage = operation('CopyImage', {
    resource: async (context) => [
        await imageResource(context, context.input.SourceImageId),
        newResource(context, 'image'),
    ],
    creates: 'image',
    async handle({ input, account, region, now, random, changeShared, host }) {
        requireOffered(input, region);
        const name = parseImageName(input.Name);
        const description = parseImageDescription(input.Description);
        const given = creationTags(input.TagSpecifications, 'image');
        const token = requestToken(input);
        const { imageId: ImageId } = await changeShared(async (records, shared) => {
            const before = madeBefore(await records.all('image'), token);
            if (before !== undefined)
                return before;
            const source = await launchableImage({ records, shared, account }, input.SourceImageId);
            await requireFreeName(records, name);
            const tags = { ...(input.CopyImageTags && source.tags), ...given };
            const { architecture, devices, rootDeviceName, platformDetails, imageId } = source;
            const image = {
                ...newImage({ owner: account, name, description, architecture, now, random, tags }),
                ...{ devices, rootDeviceName, platformDetails },
                source: { type: 'image', imageId, dockerImage: source.dockerImage ?? '' },
                ...(token && { token }),
            };
            putImage(records, shared, image);
            return image;
        });
        host.changed(account);
        return { ImageId };
    },
});
function requireOffered(input, region) {
    if (!input.SourceRegion)
        throw missingParameter('SourceRegion');
    if (input.SourceRegion !== region) {
        const message = `Value (${input.SourceRegion}) for parameter sourceRegion is invalid.`;
        throw invalidParameterValue(`${message} This server is the region ${region}.`);
    }
    if (input.Encrypted || input.KmsKeyId) {
        throw refusal('UnsupportedOperation', 'This server offers no encrypted images.');
    }
    if (input.DestinationOutpostArn || input.DestinationAvailabilityZone) {
        throw refusal('UnsupportedOperation', 'This server keeps images in its region alone.');
    }
}
