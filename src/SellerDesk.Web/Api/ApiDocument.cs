using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SellerDesk.Web.Api;

/// <summary>What the OpenAPI document says beyond the routes themselves: the token, its scopes, the problems, the idempotency key.</summary>
internal static class ApiDocument
{
    private const string Token = "token";

    private static readonly (int Status, string Text)[] Always =
    [
        (400, "The request is wrong; errors names the field."),
        (401, "The token is missing, unknown, revoked or expired."),
        (403, "The token's scope does not allow this; detail says which one is needed."),
        (429, "Too many calls; Retry-After says when to come back."),
        (500, "A fault of the desk; traceId finds it in the log."),
    ];

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "SellerDesk",
                Version = "v1",
                Description = "Reviews, questions, chats, orders, returns, complaints, buyers, loyalty and figures of a marketplace seller, and webhooks that tell of them. Times are RFC 3339, lists come in slices (after, limit), errors are RFC 9457 problems.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Token] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    BearerFormat = "sd_ and 43 characters",
                    Description = "Made in the settings or with ./desk cli token create. Scopes: read, write (also answers, imports, pulls), admin (also webhooks). A token may be kept to some shops and to some days.",
                },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescribeAsync);
    }

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var problem = await ProblemAsync(context, cancel);
        operation.Responses ??= [];
        var write = context.Description.HttpMethod != HttpMethods.Get;
        foreach (var (status, text) in Always)
        {
            Add(operation, problem, status, text);
        }

        if (context.Description.RelativePath?.Contains('{') == true)
        {
            Add(operation, problem, 404, "There is no such thing among what the token may see.");
        }

        if (write)
        {
            Add(operation, problem, 409, "The same call, or a conflicting one, is being worked on.");
            Add(operation, problem, 413, "The request is too large.");
            Add(operation, problem, 415, "The content type is not understood.");
            Add(operation, problem, 422, "A rule forbids it; code names the rule, detail says it in words.");
            operation.Parameters = [.. operation.Parameters ?? [], KeyParameter()];
        }

        NameWords(operation, context);
        var policies = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(data => data.Policy).ToList();
        var scope = policies.Contains(ApiPolicies.Admin) ? "Needs the scope admin." : policies.Contains(ApiPolicies.Write) ? "Needs the scope write." : "Needs the scope read.";
        operation.Description = string.IsNullOrEmpty(operation.Description) ? scope : $"{operation.Description} {scope}";
        Show(operation);
    }

    private static async Task<IOpenApiSchema> ProblemAsync(OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var document = context.Document!;
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        if (!document.Components.Schemas.ContainsKey(nameof(ApiProblem)))
        {
            document.AddComponent(nameof(ApiProblem), await context.GetOrCreateSchemaAsync(typeof(ApiProblem), null, cancel));
        }

        return new OpenApiSchemaReference(nameof(ApiProblem), document);
    }

    /// <summary>The examples of docs/api.md, which a test runs.</summary>
    private static void Show(OpenApiOperation operation)
    {
        if (operation.OperationId is not { } id || ApiGuide.Of(id) is not { } example)
        {
            return;
        }

        if (example.Body is { } body && operation.RequestBody?.Content?.TryGetValue("application/json", out var asked) == true)
        {
            asked.Example = JsonNode.Parse(body);
        }

        if (example.Answer is { } answer && operation.Responses?.FirstOrDefault(response => response.Key.StartsWith('2')).Value?.Content?.TryGetValue("application/json", out var said) == true)
        {
            said.Example = JsonNode.Parse(answer);
        }
    }

    private static void NameWords(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var named in operation.Parameters?.OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Path && string.IsNullOrEmpty(parameter.Description)) ?? [])
        {
            named.Description = "As lists give it.";
        }

        foreach (var described in context.Description.ParameterDescriptions)
        {
            if (described.ParameterDescriptor is IParameterInfoParameterDescriptor { ParameterInfo: var info } && info.GetCustomAttribute<WordsAttribute>() is { } words
                && operation.Parameters?.FirstOrDefault(parameter => parameter.Name == described.Name)?.Schema is OpenApiSchema schema)
            {
                schema.Enum = [.. Enum.GetNames(words.Words).Select(name => (JsonNode)name.ToLowerInvariant())];
            }
        }
    }

    private static OpenApiParameter KeyParameter() => new()
    {
        Name = Idempotency.Header,
        In = ParameterLocation.Header,
        Description = "Any text of yours; the same call with the same key within a day gets the first answer again instead of a second effect.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Idempotency.KeyMaxLength },
    };

    private static void Add(OpenApiOperation operation, IOpenApiSchema problem, int status, string text) =>
        operation.Responses![status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
        {
            Description = text,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = problem } },
        };
}
