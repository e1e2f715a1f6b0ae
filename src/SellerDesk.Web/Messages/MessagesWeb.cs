using SellerDesk.Application.Messages;
using SellerDesk.Web.Shops;

namespace SellerDesk.Web.Messages;

/// <summary>Registers messages to buyers: the worker, their pages, and the doors behind the links in them.</summary>
public static class MessagesWeb
{
    /// <param name="demo">This node runs the desk's jobs, the demo's beginnings among them.</param>
    public static WebApplicationBuilder AddMessagePages(this WebApplicationBuilder builder, bool demo)
    {
        builder.Services.AddDeskMessages(provider =>
        {
            var settings = new MessageSettings(provider.GetRequiredService<PublicUrl>().Of(Here(builder.Configuration)));
            builder.Configuration.GetSection("Messages").Bind(settings);
            return settings;
        });
        builder.Services.AddMessageDoors();
        builder.Services.AddReceiptDoor();
        if (demo)
        {
            builder.Services.AddSingleton<DemoCrowd>();
            builder.Services.AddHostedService<DemoMessages>();
        }

        return builder;
    }

    public static WebApplication MapMessages(this WebApplication app)
    {
        MessageDoors.Map(app);
        ReceiptDoor.Map(app);
        return app;
    }

    /// <summary>Without a public address: where this node itself answers, which is enough for a demo on one's own machine.</summary>
    private static string Here(ConfigurationManager configuration) =>
        (configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? "http://localhost:5000").Split(';')[0].Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
}
