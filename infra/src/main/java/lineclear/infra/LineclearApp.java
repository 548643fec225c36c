package lineclear.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.amazon.awscdk.cxapi.SynthesisMessageLevel;

/**
 * Synthesises the stack: started by the CDK's command line, or by itself with the same {@code -c key=value}, for which
 * it needs no account, no network and no command line of the CDK.
 */
public final class LineclearApp {
    /** Set by the CDK's command line, which then reads what lies there. */
    private static final String OUTPUT = "CDK_OUTDIR";

    private LineclearApp() {}

    public static void main(String[] arguments) {
        try {
            Path output =
                    Path.of(System.getenv().getOrDefault(OUTPUT, "cdk.out")).toAbsolutePath();
            CloudAssembly assembly =
                    synthesise(context(arguments), project(Path.of("").toAbsolutePath()), output);
            if (System.getenv(OUTPUT) == null) {
                // The CDK's command line reports these itself.
                List<String> findings = findings(assembly);
                findings.forEach(System.err::println);
                System.out.println(assembly.getDirectory());
                System.exit(findings.isEmpty() ? 0 : 1);
            }
        } catch (WrongSetting wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
    }

    /**
     * @param context beside what the CDK's command line gives
     * @param output the folder for templates and assets
     * @throws WrongSetting before anything is written
     */
    static CloudAssembly synthesise(Map<String, String> context, Path project, Path output) {
        Node.required(System::getenv);
        App app = new App(AppProps.builder()
                .outdir(output.toString())
                .postCliContext(context)
                .analyticsReporting(false)
                .treeMetadata(false)
                .build());
        Map<String, Object> all = new HashMap<>();
        ((Map<?, ?>) app.getNode().getAllContext()).forEach((key, value) -> all.put((String) key, value));
        Settings settings = new Context(all, project).settings();
        LineclearStack stack = new LineclearStack(
                app,
                settings,
                StackProps.builder()
                        .stackName(settings.name())
                        .description("Lineclear: may this agent be offered a customer right now?")
                        .terminationProtection(settings.stage().protectsData())
                        .build());
        Tags.of(stack).add("application", "lineclear");
        Tags.of(stack).add("stage", settings.stage().word());
        Aspects.of(app).add(new AwsSolutionsChecks());
        return app.synth();
    }

    /** What cdk-nag or the CDK itself finds wrong with the stack; those that were accepted are not among them. */
    @SuppressWarnings("deprecation") // what takes the messages' place is not to be had in Java yet
    static List<String> findings(CloudAssembly assembly) {
        return assembly.getStacks().stream()
                .flatMap(stack -> stack.getMessages().stream())
                .filter(message -> message.getLevel() != SynthesisMessageLevel.INFO)
                .map(message -> message.getId() + " " + message.getEntry().getData())
                .toList();
    }

    private static Map<String, String> context(String[] arguments) {
        Map<String, String> context = new TreeMap<>();
        for (int i = 0; i < arguments.length; i++) {
            boolean told = arguments[i].equals("-c") && i + 1 < arguments.length && arguments[i + 1].indexOf('=') > 0;
            if (!told) {
                throw new WrongSetting("Every argument must be -c key=value, not " + arguments[i]);
            }
            String[] pair = arguments[++i].split("=", 2);
            context.put(pair[0], pair[1]);
        }
        return context;
    }

    /** The folder of the whole project, from wherever in it this was started. */
    static Path project(Path from) {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("functions/lambda/pom.xml"))) {
                return folder;
            }
        }
        throw new WrongSetting("Start this in the folder of the project, or below it; " + from + " is elsewhere.");
    }
}
