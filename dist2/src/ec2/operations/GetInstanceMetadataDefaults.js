import { operation } from '../operation.js';
/**
 * How the metadata service answers new instances of the account, where it has a wish.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetInstanceMetadataDefaults.html
 */
export const GetInstanceMetadataDefaults = operation('GetInstanceMetadataDefaults', {
    resource: () => '*',
    async handle({ records }) {
        const defaults = (await records.get('metadataDefaults', 'metadataDefaults')) ?? {};
        return {
            AccountLevel: {
                HttpTokens: defaults.httpTokens,
                HttpPutResponseHopLimit: defaults.httpPutResponseHopLimit,
                HttpEndpoint: defaults.httpEndpoint,
                InstanceMetadataTags: defaults.instanceMetadataTags,
                ManagedBy: 'account',
            },
        };
    },
});
