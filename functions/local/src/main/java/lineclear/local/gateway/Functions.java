package lineclear.local.gateway;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.arc.ManagedContext;
import io.quarkus.funqy.Funq;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The functions by name. Funqy keeps a registry of its own only for a binding to a trigger; this host is the trigger.
 * Calls run on the caller's thread, which must be one that may block, each with a request context of its own.
 */
@Singleton
public class Functions {
    private record Target(InjectableBean<?> bean, Method method) {}

    private final Map<String, Target> targets = new HashMap<>();

    Functions(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (bean.getTypes().contains(bean.getBeanClass())) {
                register((InjectableBean<?>) bean);
            }
        }
    }

    private void register(InjectableBean<?> bean) {
        for (Method method : bean.getBeanClass().getMethods()) {
            Funq function = method.getAnnotation(Funq.class);
            if (function != null) {
                String name = function.value().isEmpty() ? method.getName() : function.value();
                if (targets.put(name, new Target(bean, method)) != null) {
                    throw new IllegalStateException("Two functions are named " + name);
                }
            }
        }
    }

    public boolean has(String name) {
        return targets.containsKey(name);
    }

    /** What the function returns; null when it returns nothing. Throws what the function throws. */
    public Object call(String name, Object input) {
        return call(name, type -> input);
    }

    /**
     * @param input makes the input from the class that the function takes
     */
    public Object call(String name, Function<Class<?>, Object> input) {
        Target target = targets.get(name);
        if (target == null) {
            throw new IllegalStateException("There is no function " + name);
        }
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        InstanceHandle<?> instance = Arc.container().instance(target.bean());
        try {
            return invoke(target.method(), instance.get(), input);
        } finally {
            if (Dependent.class.equals(target.bean().getScope())) {
                instance.destroy();
            }
            request.terminate();
        }
    }

    private static Object invoke(Method method, Object instance, Function<Class<?>, Object> input) {
        try {
            return method.getParameterCount() == 0
                    ? method.invoke(instance)
                    : method.invoke(instance, input.apply(method.getParameterTypes()[0]));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(method.getName() + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
