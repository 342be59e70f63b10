/** The build by itself, for `npm test`; a build of the present sources is not made again. */
import { build, isBuilt } from "@/cli/runtime/build";
import { report, step } from "@/cli/runtime/steps";

try {
  if (!isBuilt()) await step("画面を組み立てています", build);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
