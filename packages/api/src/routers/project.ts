import { foreignIdSchema, projectIdSchema, userIdSchema } from '@planline/contracts/ids';
import {
  businessIdeaSchema,
  invitationEmailSchema,
  invitationViewSchema,
  memberViewSchema,
  projectNameSchema,
  projectRoleSchema,
  projectSettingsSchema,
  projectViewSchema,
} from '@planline/contracts/project';
import { describeEngines } from '@planline/services/engine-status';
import {
  acceptInvitation,
  createProjectFromIdea,
  createSampleProject,
  getInvitation,
  getProject,
  importFromGit,
  importFromPath,
  inviteMember,
  listMembers,
  listProjects,
  removeMember,
  removeProject,
  renameProject,
  revokeInvitation,
  setMemberRole,
  updateProjectSettings,
} from '@planline/services/project';
import { z } from 'zod';
import { publicProcedure, router, signedInProcedure } from '../trpc';

const ofProject = z.object({ projectId: projectIdSchema });
const invitationTokenSchema = foreignIdSchema(200);

export const projectRouter = router({
  list: signedInProcedure
    .output(z.array(projectViewSchema))
    .query(({ ctx }) => listProjects(ctx.verbs)),

  get: signedInProcedure
    .input(ofProject)
    .output(projectViewSchema)
    .query(({ ctx, input }) => getProject(ctx.verbs, input.projectId)),

  createFromIdea: signedInProcedure
    .input(
      z.object({
        name: projectNameSchema.optional(),
        idea: businessIdeaSchema,
        locale: z.string().max(100),
      }),
    )
    .output(projectViewSchema)
    .mutation(({ ctx, input }) => createProjectFromIdea(ctx.verbs, input)),

  importPath: signedInProcedure
    .input(z.object({ name: projectNameSchema.optional(), path: z.string().min(1).max(4_096) }))
    .output(projectViewSchema)
    .mutation(({ ctx, input }) => importFromPath(ctx.verbs, input)),

  importGit: signedInProcedure
    .input(z.object({ name: projectNameSchema.optional(), url: z.string().min(1).max(2_048) }))
    .output(projectViewSchema)
    .mutation(({ ctx, input }) => importFromGit(ctx.verbs, input)),

  createSample: signedInProcedure
    .output(projectViewSchema)
    .mutation(({ ctx }) => createSampleProject(ctx.verbs)),

  updateSettings: signedInProcedure
    .input(
      ofProject.extend({
        settings: z.object({
          enginePreference: projectSettingsSchema.shape.enginePreference.unwrap().optional(),
          questionsDuringBuild: z.boolean().optional(),
        }),
      }),
    )
    .output(projectViewSchema)
    .mutation(({ ctx, input }) =>
      updateProjectSettings(ctx.verbs, input.projectId, input.settings),
    ),

  rename: signedInProcedure
    .input(ofProject.extend({ name: projectNameSchema }))
    .output(projectViewSchema)
    .mutation(({ ctx, input }) => renameProject(ctx.verbs, input.projectId, input.name)),

  remove: signedInProcedure
    .input(ofProject)
    .mutation(({ ctx, input }) => removeProject(ctx.verbs, input.projectId)),

  engineStatus: signedInProcedure
    .output(
      z.object({
        claude: z.object({
          available: z.boolean(),
          reason: z.string(),
          version: z.string().nullable(),
        }),
        local: z.literal(true),
      }),
    )
    .query(({ ctx }) => describeEngines(ctx.verbs)),

  members: signedInProcedure
    .input(ofProject)
    .output(
      z.object({
        members: z.array(memberViewSchema),
        /** Empty for readers who are not owners. */
        invitations: z.array(invitationViewSchema),
      }),
    )
    .query(({ ctx, input }) => listMembers(ctx.verbs, input.projectId)),

  setMemberRole: signedInProcedure
    .input(ofProject.extend({ userId: userIdSchema, role: projectRoleSchema }))
    .mutation(({ ctx, input }) => setMemberRole(ctx.verbs, input)),

  removeMember: signedInProcedure
    .input(ofProject.extend({ userId: userIdSchema }))
    .mutation(({ ctx, input }) => removeMember(ctx.verbs, input)),

  invite: signedInProcedure
    .input(ofProject.extend({ email: invitationEmailSchema.optional(), role: projectRoleSchema }))
    .output(z.object({ invitationId: z.string(), token: z.string() }))
    .mutation(({ ctx, input }) => inviteMember(ctx.verbs, input)),

  revokeInvitation: signedInProcedure
    .input(ofProject.extend({ invitationId: foreignIdSchema(255) }))
    .mutation(({ ctx, input }) => revokeInvitation(ctx.verbs, input)),

  invitation: publicProcedure
    .input(z.object({ token: invitationTokenSchema }))
    .output(
      z.object({
        projectName: z.string(),
        role: projectRoleSchema,
        invitedBy: z.string(),
        email: z.string().nullable(),
      }),
    )
    .query(({ ctx, input }) => getInvitation(ctx.services, input.token)),

  acceptInvitation: signedInProcedure
    .input(z.object({ token: invitationTokenSchema }))
    .output(projectViewSchema)
    .mutation(({ ctx, input }) => acceptInvitation(ctx.verbs, input.token)),
});
