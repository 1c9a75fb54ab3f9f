import { generateUniqueId } from '../../accounts/generate.js';
import { limits } from '../../limits.js';
import { instanceProfileArn } from '../arns.js';
import { entityAlreadyExists, limitExceeded } from '../errors.js';
import { parseProfileName, profileOutput } from '../instance-profiles.js';
import { parsePath } from '../names.js';
import { operation } from '../operation.js';
import { exactCase, parseTags, tagsOutput } from '../tags.js';
/**
 * Makes an instance profile, without a role.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html
 */
export const CreateInstanceProfile = operation('CreateInstanceProfile', {
    permission: 'iam:CreateInstanceProfile',
    resource: ({ account, input }) => instanceProfileArn(account, input.Path ?? '/', input.InstanceProfileName ?? ''),
    async handle(context) {
        const { input, change, now, random } = context;
        const name = parseProfileName(input.InstanceProfileName);
        const path = parsePath(input.Path);
        const tags = parseTags(input.Tags, exactCase);
        const profile = await change(async (records) => {
            if (await records.get('instanceProfile', name)) {
                throw entityAlreadyExists(`Instance Profile ${name}`);
            }
            const profiles = await records.all('instanceProfile');
            if (profiles.length >= limits.instanceProfilesPerAccount) {
                throw limitExceeded('InstanceProfilesPerAccount', limits.instanceProfilesPerAccount);
            }
            const made = {
                instanceProfileName: name,
                instanceProfileId: generateUniqueId('AIPA', random),
                path,
                createdAt: now,
                tags,
            };
            records.put('instanceProfile', name, made);
            return made;
        });
        const Tags = input.Tags === undefined ? undefined : tagsOutput(tags);
        return { InstanceProfile: { ...(await profileOutput(context, profile)), Tags } };
    },
});
