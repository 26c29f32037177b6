import { index, pgTable, primaryKey, text, varchar } from 'drizzle-orm/pg-core';
import { apiKeys } from './api-keys';
import { projects } from './projects';

/** Which projects a key reaches: no row, no project, whoever the actor is. */
export const apiKeyProjects = pgTable(
  'api_key_projects',
  {
    keyId: text('key_id')
      .notNull()
      .references(() => apiKeys.id, { onDelete: 'cascade' }),
    projectId: varchar('project_id', { length: 255 })
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ name: 'api_key_projects_pkey', columns: [table.keyId, table.projectId] }),
    index('api_key_projects_project_idx').on(table.projectId),
  ],
);
