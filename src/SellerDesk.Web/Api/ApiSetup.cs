using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Products;
using SellerDesk.Application.Reviews;
using SellerDesk.Application.Shops;
using SellerDesk.Application.Team;

namespace SellerDesk.Web.Api;

/// <summary>The public API, <c>/api/v1</c>, and its description, <c>/openapi/v1.json</c>.</summary>
public static class ApiSetup
{
    public const string Root = "/api/v1";

    public static WebApplicationBuilder AddDeskApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ApiTokenCache>();
        services.AddSingleton(builder.Configuration.GetSection("Api").Get<ApiOptions>() ?? new ApiOptions());
        services.AddSingleton<ApiRate>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton<IdempotentCalls>();
        services.AddSingleton<ReviewList>();
        services.AddScoped<QuestionList>();
        services.AddScoped<ChatList>();
        services.AddScoped<OrderList>();
        services.AddScoped<ReturnList>();
        services.AddScoped<ComplaintMoves>();
        services.AddScoped<ProductList>();
        services.AddScoped<ShopStateList>();
        services.TryAddScoped<InboxList>();
        services.AddSingleton<ApiErrors>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.Scheme, null);
        services.AddAuthorization(ApiPolicies.Configure);
        services.AddOpenApi("v1", ApiDocument.Configure);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => ConfigureJson(options.SerializerOptions));
        return builder;
    }

    /// <summary>Comes before everything else that a call goes through.</summary>
    public static WebApplication GuardDeskApi(this WebApplication app)
    {
        app.UseWhen(IsCall, api => api.Use((http, next) => http.RequestServices.GetRequiredService<ApiErrors>().GuardAsync(http, next)));
        return app;
    }

    /// <summary>Comes after the people: who calls must be known before calls are counted.</summary>
    public static WebApplication MapDeskApi(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseWhen(IsCall, api => api.Use((http, next) => http.RequestServices.GetRequiredService<ApiRate>().InvokeAsync(http, next)));
        app.UseWhen(IsCall, api => api.Use((http, next) => http.RequestServices.GetRequiredService<Idempotency>().InvokeAsync(http, next)));

        // The description is the same for everybody and holds no data: tools fetch it without a token.
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var api = app.MapGroup(Root).RequireAuthorization(ApiPolicies.Read);
        ShopsApi.Map(api);
        WorkItemsApi.Map(api);
        ReviewsApi.Map(api);
        QuestionsApi.Map(api);
        ChatsApi.Map(api);
        OrdersApi.Map(api);
        BuyersApi.Map(api);
        ReturnsApi.Map(api);
        ComplaintsApi.Map(api);
        LoyaltyApi.Map(api);
        ProductsApi.Map(api);
        FiguresApi.Map(api);
        ReplyChecksApi.Map(api);
        ImportsApi.Map(api);
        TextAnalysisApi.Map(api);
        WebhooksApi.Map(api);
        return app;
    }

    private static bool IsCall(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static void ConfigureJson(JsonSerializerOptions json)
    {
        json.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;

        // Cyrillic as it is: half the bytes. The answers are JSON, never part of a page.
        json.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }
}
