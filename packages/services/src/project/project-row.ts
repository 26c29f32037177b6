import { errorViewSchema } from '@planline/contracts/error-code';
import { projectIdSchema, versionIdSchema } from '@planline/contracts/ids';
import {
  type ProjectSettings,
  type ProjectView,
  projectOriginSchema,
  projectRoleSchema,
  projectSettingsSchema,
  projectViewSchema,
} from '@planline/contracts/project';
import { projectMembers } from '@planline/db/schema/project-members';
import { projectVersions } from '@planline/db/schema/project-versions';
import { projects } from '@planline/db/schema/projects';
import type { EngineChoice } from '../context';

/** The columns a `ProjectView` is made of, for every query that reads projects. */
export const projectColumns = {
  projectId: projects.id,
  name: projects.name,
  role: projectMembers.role,
  origin: projects.origin,
  status: projects.status,
  error: projects.error,
  framework: projects.framework,
  config: projects.config,
  fileCount: projects.fileCount,
  currentVersionId: projects.currentVersionId,
  currentVersionNumber: projectVersions.number,
  createdAt: projects.createdAt,
  updatedAt: projects.updatedAt,
};

export interface ProjectRow {
  projectId: string;
  name: string;
  role: string;
  origin: string;
  status: string;
  error: unknown;
  framework: string | null;
  config: unknown;
  fileCount: number | null;
  currentVersionId: string | null;
  currentVersionNumber: number | null;
  createdAt: Date;
  updatedAt: Date;
}

/** A damaged setting falls back to its default: it must not hide the project. */
export function settingsOf(config: unknown): ProjectSettings {
  return projectSettingsSchema.catch(projectSettingsSchema.parse({})).parse(config ?? {});
}

export function projectViewOf(row: ProjectRow, engine: EngineChoice): ProjectView {
  return {
    projectId: projectIdSchema.parse(row.projectId),
    name: row.name,
    role: projectRoleSchema.parse(row.role),
    origin: projectOriginSchema.parse(row.origin),
    status: projectViewSchema.shape.status.parse(row.status),
    error: errorViewSchema.nullable().catch(null).parse(row.error),
    framework: row.framework,
    currentVersionId: versionIdSchema.nullable().parse(row.currentVersionId),
    currentVersionNumber: row.currentVersionNumber,
    fileCount: row.fileCount,
    settings: settingsOf(row.config),
    engine,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
