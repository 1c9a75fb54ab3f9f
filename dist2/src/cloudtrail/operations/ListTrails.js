import { operation } from '../operation.js';
import { trailArn } from '../trails.js';
/**
 * The trails of the account, of which there are too few for pages.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTrails.html
 */
export const ListTrails = operation('ListTrails', {
    permission: 'cloudtrail:ListTrails',
    resource: () => '*',
    async handle({ account, region, entities }) {
        const trails = await entities.all('trail');
        const place = { account, region };
        return {
            Trails: trails.map(({ name }) => ({
                TrailARN: trailArn(place, name),
                Name: name,
                HomeRegion: region,
            })),
        };
    },
});
