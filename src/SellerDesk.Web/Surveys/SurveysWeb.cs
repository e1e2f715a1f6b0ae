using SellerDesk.Application.Surveys;
using SellerDesk.Web.Shops;
using SellerDesk.Web.Surveys.Sheet;

namespace SellerDesk.Web.Surveys;

/// <summary>Registers surveys: their pages, and the sheets that buyers see.</summary>
public static class SurveysWeb
{
    /// <param name="demo">This node runs the desk's jobs, the demo's beginnings among them.</param>
    public static WebApplicationBuilder AddSurveyPages(this WebApplicationBuilder builder, bool demo)
    {
        builder.Services.AddDeskSurveys();
        builder.Services.AddSingleton(provider => new SurveyDoor(provider.GetRequiredService<PublicUrl>().Of(Here(builder.Configuration))));
        builder.Services.AddSheets();
        if (demo)
        {
            builder.Services.AddHostedService<DemoSurveys>();
        }

        return builder;
    }

    public static WebApplication MapSurveys(this WebApplication app)
    {
        SheetRoutes.Map(app);
        SurveyFile.Map(app);
        return app;
    }

    /// <summary>Without a public address: where this node itself answers, which is enough for a demo on one's own machine.</summary>
    private static string Here(ConfigurationManager configuration) =>
        (configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? "http://localhost:5000").Split(';')[0].Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
}
