/** The JSON Schema of a configuration file, with the default of every setting as the core has it. */
import { z } from 'zod';
import { coreSettings, leftOutSettings } from '#shared/profiles/core.ts';
import { config } from './config.ts';

const defaults: Readonly<Record<string, unknown>> = { ...leftOutSettings, ...coreSettings };

/** As `schema config` prints it. */
export function configSchema(): object {
  return z.toJSONSchema(config, {
    // What a person writes may leave out whatever has a default.
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema, path }) => {
      const [, parent, , setting = ''] = path;
      const isSetting = path.length === 4 && parent === 'provider' && setting in defaults;
      if (isSetting) Object.assign(jsonSchema, { default: defaults[setting] });
    },
  });
}
