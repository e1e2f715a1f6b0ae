using SellerDesk.Application;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Application.Replies;
using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Shops;
using SellerDesk.Integrations.Drafting;
using SellerDesk.Integrations.Hooks;
using SellerDesk.Integrations.Kaspi;
using SellerDesk.Integrations.Messages;
using SellerDesk.Integrations.Ozon;
using SellerDesk.Integrations.Wildberries;
using SellerDesk.Integrations.YandexMarket;
using SellerDesk.Web.Api;
using SellerDesk.Web.Buyers;
using SellerDesk.Web.Complaints;
using SellerDesk.Web.Dashboards;
using SellerDesk.Web.Imports;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Jobs;
using SellerDesk.Web.Knowledge;
using SellerDesk.Web.Loyalty;
using SellerDesk.Web.Messages;
using SellerDesk.Web.Notifications;
using SellerDesk.Web.Operating;
using SellerDesk.Web.Orders;
using SellerDesk.Web.Orders.Packing;
using SellerDesk.Web.Orders.Times;
using SellerDesk.Web.Reading;
using SellerDesk.Web.Replies;
using SellerDesk.Web.Replies.Rules;
using SellerDesk.Web.Reviews;
using SellerDesk.Web.Segments;
using SellerDesk.Web.ServiceLevels;
using SellerDesk.Web.Shell;
using SellerDesk.Web.Shops;
using SellerDesk.Web.Surveys;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Hosting;

/// <summary>Puts the desk together. The web host, the command line and the tests all get the same one.</summary>
public static class DeskHost
{
    public const string ConnectionName = "SellerDesk";

    public static async Task<int> RunAsync(string[] args)
    {
        var app = Build(args);
        try
        {
            await Startup.PrepareAsync(app.Services, CancellationToken.None);
            await app.RunAsync();
            return 0;
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Choose another one: ./desk run --port N, or ASPNETCORE_URLS.");
            return 1;
        }
        catch (StartupException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    /// <param name="clock">The desk's clock, where it is to follow a simulator's.</param>
    public static WebApplication Build(string[] args, bool commandLine = false, TimeProvider? clock = null)
    {
        // Named, because tests start the same host out of another program.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(DeskHost).Assembly.GetName().Name });
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.AddDeskLogs(commandLine);
        var connection = builder.Configuration.GetConnectionString(ConnectionName)
            ?? throw new StartupException($"Set ConnectionStrings__{ConnectionName} to the desk's PostgreSQL, or start it with ./desk run, which brings its own.");
        var runsJobs = !commandLine && builder.Configuration.GetValue("Jobs:Run", true);
        builder.Services.AddDeskData(connection);
        builder.Services.AddDeskApplication(
            builder.Configuration.GetSection("Pull").Get<PullSettings>() ?? new PullSettings(),
            builder.Configuration.GetSection("Delivery").Get<DeliverySettings>() ?? new DeliverySettings());
        builder.Services.AddDeskSpelling(builder.Configuration);
        builder.Services.AddReplyRulesPages();
        builder.Services.AddKaspi(builder.Configuration);
        builder.Services.AddWildberries(builder.Configuration);
        builder.Services.AddYandexMarket(builder.Configuration);
        builder.Services.AddOzon(builder.Configuration);
        builder.Services.AddDrafting();
        builder.Services.AddMessageChannels(builder.Configuration);
        builder.Services.AddHookCalls();
        builder.Services.AddDeskImports(builder.Configuration);
        builder.Services.AddDeskShops(runsJobs);
        builder.Services.AddDeskKeys();
        builder.Services.AddDeskShell();
        builder.AddDeskTeam();
        builder.AddDeskApi();
        builder.Services.AddInboxPages();
        builder.Services.AddComplaintPages();
        builder.Services.AddDeskTemplates();
        builder.Services.AddKnowledgePages(demo: runsJobs);
        builder.Services.AddDashboards();
        builder.Services.AddAlerts();
        builder.Services.AddWorkMeasures();
        builder.Services.AddDemoHistory(demo: runsJobs);
        builder.Services.AddClocks();
        builder.Services.AddDeskReading();
        builder.Services.AddDeskReviews();
        builder.Services.AddDeskOrders();
        builder.Services.AddDeskBuyers();
        builder.Services.AddPointPages(demo: runsJobs);
        builder.Services.AddSegmentPages(demo: runsJobs);
        builder.AddMessagePages(demo: runsJobs);
        builder.AddSurveyPages(demo: runsJobs);
        builder.Services.AddTierPages(demo: runsJobs);
        builder.Services.AddDemoTargets(demo: runsJobs);
        builder.Services.AddOrderTimePages();
        builder.Services.AddPackingPages();
        builder.AddDeskOperating(connection, NodeName(builder.Configuration), runsJobs, commandLine);
        builder.Services.AddDeskHealth(runsJobs);
        if (commandLine)
        {
            builder.Services.AddSingleton<IShopScopeSource, OperatorScope>();
        }
        else
        {
            builder.Services.AddHostedService<LiveChanges>();
        }

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseDeskShell();
        app.GuardDeskApi();
        app.MapDeskTeam();
        app.MapDeskApi();
        app.MapDeskHealth();
        app.MapDeskImports();
        app.MapInboxFiles();
        app.MapComplaintFiles();
        app.MapOrderTimes();
        app.MapBoardFiles();
        app.MapOrderFiles();
        app.MapBuyerFiles();
        app.MapSurveys();
        app.MapKnowledge();
        app.MapMessages();
        app.MapPushes();
        app.MapChatFiles();
        app.MapCaseFiles();
        app.MapDeskShell();
        return app;
    }

    /// <summary>Nodes on one machine differ by where they answer.</summary>
    private static string NodeName(ConfigurationManager configuration) =>
        configuration["Node:Name"] is { Length: > 0 } named ? named : $"{Environment.MachineName}/{configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? "5000"}";

    /// <summary>The command line is not signed in: whoever can start it owns the machine.</summary>
    private sealed class OperatorScope : IShopScopeSource
    {
        public ValueTask<ShopScope> GetAsync(CancellationToken cancel) => ValueTask.FromResult(ShopScope.Everything);
    }
}
