using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.Data;

namespace SellerDesk.Web.Hosting;

/// <summary>Has EF build its model and run a query once, as soon as the desk is up, so that the first person does not wait for it.</summary>
internal sealed class FirstQuery(WholeDb database, IHostApplicationLifetime host) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var told = host.ApplicationStarted.Register(up.SetResult);
            await up.Task.WaitAsync(stoppingToken);
            await using var db = database.Open();
            await db.Shops.AsNoTracking().Select(shop => shop.Id).FirstOrDefaultAsync(stoppingToken);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            // Whoever comes first pays instead, and is told what is wrong.
        }
    }
}
