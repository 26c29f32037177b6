import type { ProjectRole } from '@planline/contracts/project';
import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, timestamp, unique, varchar } from 'drizzle-orm/pg-core';
import { projects } from './projects';
import { user } from './user';

/**
 * A link that makes its bearer a member, once. Only the hash of the token is kept.
 * An invitation is accepted or revoked, never both, and neither is ever undone.
 */
export const projectInvitations = pgTable(
  'project_invitations',
  {
    id: text('id').primaryKey(),
    projectId: varchar('project_id', { length: 255 })
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    /** Null: whoever has the link. */
    email: text('email'),
    role: text('role').$type<ProjectRole>().notNull().default('member'),
    tokenHash: text('token_hash').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    acceptedAt: timestamp('accepted_at', { withTimezone: true }),
    acceptedBy: text('accepted_by').references(() => user.id, { onDelete: 'set null' }),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [
    unique('project_invitations_token_key').on(table.tokenHash),
    index('project_invitations_project_idx').on(table.projectId),
    check('project_invitations_role_check', sql`${table.role} IN ('owner','member')`),
    check(
      'project_invitations_end_check',
      sql`${table.acceptedAt} IS NULL OR ${table.revokedAt} IS NULL`,
    ),
  ],
);
