import { z } from 'zod';
import { engineKindSchema } from './engine';
import { errorViewSchema } from './error-code';
import { projectIdSchema, userIdSchema, versionIdSchema } from './ids';

export const projectRoleSchema = z.enum(['owner', 'member']);
export type ProjectRole = z.infer<typeof projectRoleSchema>;

export const projectOriginSchema = z.enum(['idea', 'path', 'git', 'archive', 'sample']);
export type ProjectOrigin = z.infer<typeof projectOriginSchema>;

export const enginePreferenceSchema = z.enum(['auto', 'claude', 'local']);
export type EnginePreference = z.infer<typeof enginePreferenceSchema>;

export const projectSettingsSchema = z.object({
  enginePreference: enginePreferenceSchema.default('auto'),
  /** Lets read-only questions through while a build runs. */
  questionsDuringBuild: z.boolean().default(false),
});
export type ProjectSettings = z.infer<typeof projectSettingsSchema>;

export const projectViewSchema = z.object({
  projectId: projectIdSchema,
  name: z.string(),
  role: projectRoleSchema,
  origin: projectOriginSchema,
  status: z.enum(['importing', 'ready', 'failed']),
  /** Why the import failed. */
  error: errorViewSchema.nullable(),
  framework: z.string().nullable(),
  currentVersionId: versionIdSchema.nullable(),
  currentVersionNumber: z.number().int().nullable(),
  fileCount: z.number().int().nullable(),
  settings: projectSettingsSchema,
  engine: z.object({ kind: engineKindSchema, reason: z.string() }),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type ProjectView = z.infer<typeof projectViewSchema>;

export const memberViewSchema = z.object({
  userId: userIdSchema,
  name: z.string(),
  email: z.string(),
  role: projectRoleSchema,
  joinedAt: z.iso.datetime(),
});
export type MemberView = z.infer<typeof memberViewSchema>;

export const invitationViewSchema = z.object({
  invitationId: z.string(),
  email: z.string().nullable(),
  role: projectRoleSchema,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type InvitationView = z.infer<typeof invitationViewSchema>;

export const projectNameSchema = z.string().trim().min(1).max(120);
export const businessIdeaSchema = z.string().trim().min(3).max(4_000);
export const invitationEmailSchema = z.email().max(255);
