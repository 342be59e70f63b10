/** The build by itself, for `npm test`; a build of the present sources is not made again. */
import { report, step } from "@/cli/runtime/steps";
import { build, isBuilt } from "@/cli/serving/build";

try {
  if (!isBuilt()) await step("画面を組み立てています", build);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
