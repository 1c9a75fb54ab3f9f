/** By what a version of a template is found. */
export function versionKey(launchTemplateId, version) {
    return `${launchTemplateId}/${version}`;
}
