import { versionKey } from '../../compute/template-entities.js';
import { limits } from '../../limits.js';
import { invalidParameterValue, missingParameter } from '../errors.js';
import { templateNamed, templateResource, versionNumber, versionsOf } from '../launch-templates.js';
import { operation } from '../operation.js';
/**
 * Deletes versions of a launch template, each on its own: never the default one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteLaunchTemplateVersions.html
 */
export const DeleteLaunchTemplateVersions = operation('DeleteLaunchTemplateVersions', {
    resource: templateResource,
    async handle({ input, change }) {
        const names = [...new Set(input.Versions)];
        if (names.length === 0)
            throw missingParameter('Versions');
        const most = limits.launchTemplateVersionsAtOnce;
        if (names.length > most) {
            throw invalidParameterValue(`At most ${most} versions can be deleted in one request.`);
        }
        return change(async (records) => {
            const template = await templateNamed(records, input);
            const { launchTemplateId: LaunchTemplateId, launchTemplateName } = template;
            const numbers = new Set(names.map((name) => versionNumber(template, name)));
            const refused = new Map();
            for (const version of numbers) {
                const error = await deleteVersion(records, template, version);
                if (error !== undefined)
                    refused.set(version, error);
            }
            const latestVersion = (await versionsOf(records, template)).at(-1)?.version;
            if (latestVersion)
                records.put('launchTemplate', LaunchTemplateId, { ...template, latestVersion });
            const item = (VersionNumber) => ({
                LaunchTemplateId,
                LaunchTemplateName: launchTemplateName,
                VersionNumber,
            });
            return {
                SuccessfullyDeletedLaunchTemplateVersions: [...numbers]
                    .filter((version) => !refused.has(version))
                    .map(item),
                UnsuccessfullyDeletedLaunchTemplateVersions: [...refused].map(([version, ResponseError]) => ({ ...item(version), ResponseError })),
            };
        });
    },
});
/** Why it was not deleted; undefined if it was. */
async function deleteVersion(records, { launchTemplateId, defaultVersion }, version) {
    const key = versionKey(launchTemplateId, version);
    if ((await records.get('launchTemplateVersion', key)) === undefined) {
        return {
            Code: 'launchTemplateVersionDoesNotExist',
            Message: `The version ${version} of the launch template does not exist.`,
        };
    }
    if (version === defaultVersion) {
        const Message = 'The default version of a launch template cannot be deleted.';
        return { Code: 'unexpectedError', Message };
    }
    records.remove('launchTemplateVersion', key);
    return undefined;
}
