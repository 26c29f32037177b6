import type { VersionView } from '@planline/contracts/build';

type Named = Pick<VersionView, 'projectId' | 'versionId'>;

const base = ({ projectId, versionId }: Named) =>
  `/api/projects/${encodeURIComponent(projectId)}/versions/${encodeURIComponent(versionId)}`;

export const patchUrl = (version: Named): string => `${base(version)}/patch`;
export const artifactUrl = (version: Named): string => `${base(version)}/artifact`;
