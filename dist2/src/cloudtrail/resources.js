/** Types of resources, by the elements that name one. */
const typesOf = {
    accessKeyId: 'AWS::IAM::AccessKey',
    bucketName: 'AWS::S3::Bucket',
    groupName: 'AWS::IAM::Group',
    instanceProfileName: 'AWS::IAM::InstanceProfile',
    openIDConnectProviderArn: 'AWS::IAM::OIDCProvider',
    organizationalUnitId: 'AWS::Organizations::OrganizationalUnit',
    policyArn: 'AWS::IAM::Policy',
    policyId: 'AWS::Organizations::Policy',
    policyName: 'AWS::IAM::Policy',
    roleArn: 'AWS::IAM::Role',
    roleName: 'AWS::IAM::Role',
    s3BucketName: 'AWS::S3::Bucket',
    sAMLProviderArn: 'AWS::IAM::SAMLProvider',
    serialNumber: 'AWS::IAM::MFADevice',
    serverCertificateName: 'AWS::IAM::ServerCertificate',
    trailARN: 'AWS::CloudTrail::Trail',
    trailName: 'AWS::CloudTrail::Trail',
    userName: 'AWS::IAM::User',
};
/** The resources of an event, each once. */
export function resourcesOf(event) {
    const found = new Map();
    const add = (type, name) => {
        if (type === undefined || typeof name !== 'string')
            return;
        found.set(`${type}\0${name}`, { ResourceType: type, ResourceName: name });
    };
    const isTrail = event.eventSource === 'cloudtrail.amazonaws.com';
    if (isTrail)
        add('AWS::CloudTrail::Trail', event.requestParameters?.name);
    for (const elements of [event.requestParameters, ...answered(event.responseElements)]) {
        for (const [name, value] of Object.entries(elements ?? {}))
            add(typesOf[name], value);
    }
    if (event.eventType === 'AwsServiceEvent') {
        for (const { type, ARN } of event.resources ?? [])
            add(type, ARN.slice(ARN.indexOf('/') + 1));
    }
    return [...found.values()];
}
/** An answer's own elements, and those of what it is about: `{"accessKey": {"accessKeyId": …}}`. */
function answered(elements) {
    if (elements === null)
        return [];
    const inside = Object.values(elements).filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
    return [elements, ...inside];
}
