export interface LaunchCommand {
  command: string;
  args: readonly string[];
  /** The whole environment: nothing is inherited. */
  env: Readonly<Record<string, string>>;
  cwd: string;
}

/** The only folders that a run needs: what a sandbox has to show it. */
export interface LaunchFolders {
  project: { path: string; writable: boolean };
  home: string;
  temporary: string;
  /** Set when a login directory is in use. */
  login: string | null;
}

/** Decides how the CLI's process is started: directly, or inside a sandbox. */
export interface ClaudeLauncher {
  wrapCommand(command: LaunchCommand, folders: LaunchFolders): LaunchCommand;
}

/** No sandbox: the CLI's own flags are what keeps it inside the project. */
export const directLauncher: ClaudeLauncher = { wrapCommand: (command) => command };
