/**
 * The error codes of S3 with the HTTP status and the words that AWS sends with them, as documented
 * in https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and as its servers say
 * them.
 */
const notSupported = 'A header you provided implies functionality that is not implemented';
const precondition = 'At least one of the pre-conditions you specified did not hold';
/** Code → HTTP status and AWS's message. */
export const errorCodes = {
    // Who is calling, and may they.
    AccessControlListNotSupported: [400, 'The bucket does not allow ACLs'],
    AccessDenied: [403, 'Access Denied'],
    AccessForbidden: [403, 'CORSResponse: CORS is not enabled for this bucket.'],
    AccountProblem: [403, 'There is a problem with your AWS account.'],
    AllAccessDisabled: [403, 'All access to this object has been disabled'],
    AuthorizationHeaderMalformed: [400, 'The authorization header that you provided is not valid.'],
    AuthorizationQueryParametersError: [400, 'Query-string authentication parameters are not valid.'],
    CredentialsNotSupported: [400, 'This request does not support credentials.'],
    ExpiredToken: [400, 'The provided token has expired.'],
    InvalidAccessKeyId: [403, 'The AWS Access Key Id you provided does not exist in our records.'],
    InvalidSecurity: [403, 'The provided security credentials are not valid.'],
    InvalidToken: [400, 'The provided token is malformed or otherwise invalid.'],
    MissingAuthenticationToken: [403, 'The request was not signed.'],
    MissingSecurityHeader: [400, 'Your request is missing a required header.'],
    NotSignedUp: [403, 'Your account is not signed up for the Amazon S3 service.'],
    RequestExpired: [400, 'Request has expired'],
    RequestTimeTooSkewed: [
        403,
        'The difference between the request time and the current time is too large.',
    ],
    SignatureDoesNotMatch: [
        403,
        'The request signature we calculated does not match the signature you provided. ' +
            'Check your key and signing method.',
    ],
    TokenRefreshRequired: [400, 'The provided token must be refreshed.'],
    UnauthorizedAccess: [403, 'You are not authorized to perform this operation.'],
    // The request line and headers.
    BadRequest: [400, 'Bad Request'],
    IllegalLocationConstraintException: [
        400,
        'The specified location constraint is incompatible for the region specific endpoint ' +
            'this request was sent to.',
    ],
    IncorrectEndpoint: [400, 'The specified bucket exists in another Region.'],
    InvalidAddressingHeader: [400, 'You must specify the Anonymous role.'],
    InvalidArgument: [400, 'Invalid Argument'],
    InvalidHostHeader: [
        400,
        'The host headers provided in the request used incorrect style addressing.',
    ],
    InvalidHttpMethod: [400, 'The request used an unexpected HTTP method.'],
    InvalidLocationConstraint: [400, 'The specified location-constraint is not valid'],
    InvalidRange: [416, 'The requested range is not satisfiable'],
    InvalidRedirectLocation: [
        400,
        "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.",
    ],
    InvalidRegion: [403, 'The specified Region is not valid.'],
    InvalidRequest: [400, 'Invalid Request'],
    InvalidSessionException: [400, 'The session no longer exists.'],
    InvalidStorageClass: [400, 'The storage class you specified is not valid'],
    InvalidTag: [400, 'The tag provided was not a valid tag.'],
    InvalidURI: [400, "Couldn't parse the specified URI."],
    KeyTooLongError: [400, 'Your key is too long'],
    MetadataTooLarge: [400, 'Your metadata headers exceed the maximum allowed metadata size'],
    MethodNotAllowed: [405, 'The specified method is not allowed against this resource.'],
    MissingRequestBodyError: [400, 'Request body is empty.'],
    NotImplemented: [501, notSupported],
    PermanentRedirect: [
        301,
        'The bucket you are attempting to access must be addressed using the specified endpoint. ' +
            'Please send all future requests to this endpoint.',
    ],
    Redirect: [307, 'Please re-send this request to the specified temporary endpoint.'],
    RequestHeaderSectionTooLarge: [
        400,
        'Your request header section exceeds the maximum allowed request header section size',
    ],
    RequestIsNotMultiPartContent: [
        412,
        'Bucket POST must be of the enclosure-type multipart/form-data.',
    ],
    RequestURITooLong: [414, 'The request URI is longer than the server accepts.'],
    TemporaryRedirect: [307, 'Please re-send this request to the specified temporary endpoint.'],
    UnexpectedContent: [400, 'This request does not support content'],
    UnsupportedArgument: [400, 'The request contained an unsupported argument.'],
    UnsupportedMediaType: [415, 'The media type of the request is not supported.'],
    UnsupportedSignature: [400, 'The provided request is signed with an unsupported STS Token.'],
    UserKeyMustBeSpecified: [400, 'The bucket POST must contain the specified field name.'],
    // The body.
    BadDigest: [400, 'The Content-MD5 you specified did not match what we received.'],
    EntityTooLarge: [400, 'Your proposed upload exceeds the maximum allowed size'],
    EntityTooSmall: [400, 'Your proposed upload is smaller than the minimum allowed size'],
    IncompleteBody: [
        400,
        'You did not provide the number of bytes specified by the Content-Length HTTP header',
    ],
    IncorrectNumberOfFilesInPostRequest: [400, 'POST requires exactly one file upload per request.'],
    InlineDataTooLarge: [400, 'Inline data exceeds the maximum allowed size'],
    InvalidChunkSizeError: [
        403,
        'Only the last chunk is allowed to have a size less than 8192 bytes',
    ],
    InvalidDigest: [400, 'The Content-MD5 you specified was invalid.'],
    InvalidPolicyDocument: [
        400,
        'The content of the form does not meet the conditions specified in the policy document.',
    ],
    MalformedACLError: [
        400,
        'The XML you provided was not well-formed or did not validate against our published schema',
    ],
    MalformedPOSTRequest: [
        400,
        'The body of your POST request is not well-formed multipart/form-data.',
    ],
    MalformedPolicy: [400, "Policies must be valid JSON and the first byte must be '{'"],
    MalformedTrailerError: [
        400,
        'The request contained trailing data that was not well-formed or did not conform to our ' +
            'published schema.',
    ],
    MalformedXML: [
        400,
        'The XML you provided was not well-formed or did not validate against our published schema',
    ],
    MaxMessageLengthExceeded: [400, 'Your request was too big.'],
    MaxPostPreDataLengthExceededError: [
        400,
        'Your POST request fields preceding the upload file were too large.',
    ],
    MissingContentLength: [411, 'You must provide the Content-Length HTTP header.'],
    RequestTimeout: [
        400,
        'Your socket connection to the server was not read from or written to within the timeout ' +
            'period. Idle connections will be closed.',
    ],
    XAmzContentChecksumMismatch: [400, 'The provided checksum does not match what was computed.'],
    XAmzContentSHA256Mismatch: [
        400,
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ],
    // Buckets.
    BucketAlreadyExists: [
        409,
        'The requested bucket name is not available. The bucket namespace is shared by all users of ' +
            'the system. Please select a different name and try again.',
    ],
    BucketAlreadyOwnedByYou: [
        409,
        'Your previous request to create the named bucket succeeded and you already own it.',
    ],
    BucketNotEmpty: [409, 'The bucket you tried to delete is not empty'],
    InvalidBucketAclWithObjectOwnership: [
        400,
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    ],
    InvalidBucketName: [400, 'The specified bucket is not valid.'],
    InvalidBucketOwnerAWSAccountID: [
        400,
        'The value of the expected bucket owner parameter must be an AWS account ID.',
    ],
    InvalidBucketState: [409, 'The request is not valid with the current state of the bucket.'],
    NoSuchBucket: [404, 'The specified bucket does not exist'],
    NoSuchBucketPolicy: [404, 'The bucket policy does not exist'],
    NoSuchConfiguration: [404, 'The specified configuration does not exist.'],
    NoSuchCORSConfiguration: [404, 'The CORS configuration does not exist'],
    NoSuchLifecycleConfiguration: [404, 'The lifecycle configuration does not exist'],
    NoSuchPublicAccessBlockConfiguration: [
        404,
        'The public access block configuration was not found',
    ],
    NoSuchTagSet: [404, 'The TagSet does not exist'],
    NoSuchWebsiteConfiguration: [404, 'The specified bucket does not have a website configuration'],
    ObjectLockConfigurationNotFoundError: [
        404,
        'Object Lock configuration does not exist for this bucket',
    ],
    OperationAborted: [
        409,
        'A conflicting conditional operation is currently in progress against this resource. ' +
            'Please try again.',
    ],
    OwnershipControlsNotFoundError: [404, 'The bucket ownership controls were not found'],
    QuotaExceeded: [403, 'The quota of this bucket or account would be exceeded.'],
    ReplicationConfigurationNotFoundError: [404, 'The replication configuration was not found'],
    ServerSideEncryptionConfigurationNotFoundError: [
        404,
        'The server side encryption configuration was not found',
    ],
    TooManyBuckets: [400, 'You have attempted to create more buckets than allowed'],
    // Objects and uploads.
    AnnotationLimitExceeded: [400, 'The object holds as many annotations as are allowed.'],
    AnnotationNameTooLong: [400, 'The annotation name is too long.'],
    ConditionalRequestConflict: [
        409,
        'The conditional request cannot succeed due to a conflicting operation against this resource.',
    ],
    EncryptionTypeMismatch: [
        400,
        'The existing object was created with a different encryption type.',
    ],
    IdempotencyParameterMismatch: [
        400,
        'Parameters on this idempotent request are inconsistent with the earlier ones.',
    ],
    InvalidAnnotationName: [400, 'The annotation name is not valid.'],
    InvalidEncryptionAlgorithmError: [
        400,
        'The encryption request that you specified is not valid. The valid value is AES256.',
    ],
    InvalidObjectState: [403, "The operation is not valid for the object's storage class"],
    InvalidPart: [
        400,
        'One or more of the specified parts could not be found.  The part may not have been ' +
            "uploaded, or the specified entity tag may not match the part's entity tag.",
    ],
    InvalidPartNumber: [416, 'The requested partnumber is not satisfiable'],
    InvalidPartOrder: [
        400,
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
    ],
    InvalidPrefix: [400, 'The specified prefix is not valid.'],
    InvalidWriteOffset: [
        400,
        'The write offset value that you specified does not match the current object size.',
    ],
    NoSuchAnnotation: [404, 'The specified annotation does not exist.'],
    NoSuchKey: [404, 'The specified key does not exist.'],
    NoSuchObjectLockConfiguration: [
        404,
        'The specified object does not have a ObjectLock configuration',
    ],
    NoSuchUpload: [
        404,
        'The specified upload does not exist. The upload ID may be invalid, or the upload may have ' +
            'been aborted or completed.',
    ],
    NoSuchVersion: [404, 'The specified version does not exist.'],
    NotFound: [404, 'Not Found'],
    NotModified: [304, 'Not Modified'],
    ObjectAlreadyInActiveTierError: [403, 'This object is already in the active tier.'],
    ObjectNotInActiveTierError: [
        403,
        'The source object of the COPY operation is not in the active tier.',
    ],
    PreconditionFailed: [412, precondition],
    RestoreAlreadyInProgress: [409, 'Object restore is already in progress'],
    TooManyParts: [400, 'You have attempted to add more parts than the maximum allowed.'],
    // The server.
    InsufficientStorage: [507, 'There is no space left to store the object.'],
    InternalError: [500, 'We encountered an internal error. Please try again.'],
    ServiceUnavailable: [503, 'Service is unable to handle request.'],
    SlowDown: [503, 'Please reduce your request rate.'],
    Busy: [503, 'The service is unavailable. Try again later.'],
};
