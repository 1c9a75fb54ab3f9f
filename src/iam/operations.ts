/** The operations of IAM that are built, by AWS's name. */
import type { Call } from '../auth/call.ts'
import { AddClientIDToOpenIDConnectProvider } from './operations/AddClientIDToOpenIDConnectProvider.ts'
import { CreateOpenIDConnectProvider } from './operations/CreateOpenIDConnectProvider.ts'
import { CreateSAMLProvider } from './operations/CreateSAMLProvider.ts'
import { CreateUser } from './operations/CreateUser.ts'
import { DeleteOpenIDConnectProvider } from './operations/DeleteOpenIDConnectProvider.ts'
import { DeleteSAMLProvider } from './operations/DeleteSAMLProvider.ts'
import { DeleteServerCertificate } from './operations/DeleteServerCertificate.ts'
import { GetContextKeysForCustomPolicy } from './operations/GetContextKeysForCustomPolicy.ts'
import { GetContextKeysForPrincipalPolicy } from './operations/GetContextKeysForPrincipalPolicy.ts'
import { GetOpenIDConnectProvider } from './operations/GetOpenIDConnectProvider.ts'
import { GetSAMLProvider } from './operations/GetSAMLProvider.ts'
import { GetServerCertificate } from './operations/GetServerCertificate.ts'
import { GetUser } from './operations/GetUser.ts'
import { ListOpenIDConnectProviders } from './operations/ListOpenIDConnectProviders.ts'
import { ListOpenIDConnectProviderTags } from './operations/ListOpenIDConnectProviderTags.ts'
import { ListSAMLProviders } from './operations/ListSAMLProviders.ts'
import { ListSAMLProviderTags } from './operations/ListSAMLProviderTags.ts'
import { ListServerCertificates } from './operations/ListServerCertificates.ts'
import { ListServerCertificateTags } from './operations/ListServerCertificateTags.ts'
import { RemoveClientIDFromOpenIDConnectProvider } from './operations/RemoveClientIDFromOpenIDConnectProvider.ts'
import { SimulateCustomPolicy } from './operations/SimulateCustomPolicy.ts'
import { SimulatePrincipalPolicy } from './operations/SimulatePrincipalPolicy.ts'
import { TagOpenIDConnectProvider } from './operations/TagOpenIDConnectProvider.ts'
import { TagSAMLProvider } from './operations/TagSAMLProvider.ts'
import { TagServerCertificate } from './operations/TagServerCertificate.ts'
import { UntagOpenIDConnectProvider } from './operations/UntagOpenIDConnectProvider.ts'
import { UntagSAMLProvider } from './operations/UntagSAMLProvider.ts'
import { UntagServerCertificate } from './operations/UntagServerCertificate.ts'
import { UpdateOpenIDConnectProviderThumbprint } from './operations/UpdateOpenIDConnectProviderThumbprint.ts'
import { UpdateSAMLProvider } from './operations/UpdateSAMLProvider.ts'
import { UpdateServerCertificate } from './operations/UpdateServerCertificate.ts'
import { UploadServerCertificate } from './operations/UploadServerCertificate.ts'

const operations = [
  AddClientIDToOpenIDConnectProvider,
  CreateOpenIDConnectProvider,
  CreateSAMLProvider,
  CreateUser,
  DeleteOpenIDConnectProvider,
  DeleteSAMLProvider,
  DeleteServerCertificate,
  GetContextKeysForCustomPolicy,
  GetContextKeysForPrincipalPolicy,
  GetOpenIDConnectProvider,
  GetSAMLProvider,
  GetServerCertificate,
  GetUser,
  ListOpenIDConnectProviderTags,
  ListOpenIDConnectProviders,
  ListSAMLProviderTags,
  ListSAMLProviders,
  ListServerCertificateTags,
  ListServerCertificates,
  RemoveClientIDFromOpenIDConnectProvider,
  SimulateCustomPolicy,
  SimulatePrincipalPolicy,
  TagOpenIDConnectProvider,
  TagSAMLProvider,
  TagServerCertificate,
  UntagOpenIDConnectProvider,
  UntagSAMLProvider,
  UntagServerCertificate,
  UpdateOpenIDConnectProviderThumbprint,
  UpdateSAMLProvider,
  UpdateServerCertificate,
  UploadServerCertificate,
]

/** All of them, for the dispatch. */
export const iamOperations: ReadonlyMap<string, Call<never, unknown>> = new Map(
  operations.map((operation) => [operation.name, operation]),
)
