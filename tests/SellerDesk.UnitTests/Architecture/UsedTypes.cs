using System.Reflection;
using System.Reflection.Emit;

namespace SellerDesk.UnitTests.Architecture;

/// <summary>Which types a type uses: in its members' signatures and inside its methods' bodies.</summary>
internal static class UsedTypes
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static HashSet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Add(used, type.BaseType);
        foreach (var contract in type.GetInterfaces())
        {
            Add(used, contract);
        }

        foreach (var field in type.GetFields(All))
        {
            Add(used, field.FieldType);
        }

        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            AddMethod(used, method);
        }

        // Closures and state machines are the type's own code.
        foreach (var nested in type.GetNestedTypes(All).Where(nested => nested.Name.Contains('<')))
        {
            used.UnionWith(Of(nested));
        }

        used.Remove(type);
        return used;
    }

    private static void AddMethod(HashSet<Type> used, MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
        {
            Add(used, parameter.ParameterType);
        }

        if (method is MethodInfo { ReturnType: var returned })
        {
            Add(used, returned);
        }

        if (method.GetMethodBody() is not { } body)
        {
            return;
        }

        foreach (var local in body.LocalVariables)
        {
            Add(used, local.LocalType);
        }

        foreach (var token in TokensOf(body.GetILAsByteArray()!))
        {
            AddMember(used, method, token);
        }
    }

    private static void AddMember(HashSet<Type> used, MethodBase method, int token)
    {
        try
        {
            var generic = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
            var member = method.Module.ResolveMember(token, generic, method.IsGenericMethod ? method.GetGenericArguments() : null);
            Add(used, member as Type ?? member?.DeclaringType);
            if (member is MethodInfo { IsGenericMethod: true } called)
            {
                foreach (var argument in called.GetGenericArguments())
                {
                    Add(used, argument);
                }
            }
        }
        catch (Exception unresolved) when (unresolved is ArgumentException or BadImageFormatException)
        {
            // A signature token: no member.
        }
    }

    private static IEnumerable<int> TokensOf(byte[] code)
    {
        var at = 0;
        while (at < code.Length)
        {
            var value = (short)code[at++];
            if (value == 0xFE)
            {
                value = (short)(0xFE00 | code[at++]);
            }

            var operand = Codes[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(used, type.GetElementType());
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Add(used, argument);
        }

        var plain = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        used.Add(plain.DeclaringType is { } outer && plain.Name.Contains('<') ? outer : plain);
    }
}
