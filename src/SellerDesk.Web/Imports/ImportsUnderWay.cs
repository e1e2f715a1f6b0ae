using System.Collections.Concurrent;
using SellerDesk.Application.Imports;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Imports;

/// <summary>Runs imports beside the pages: one may leave, it goes on. When the desk is shut down they stop with it.</summary>
public sealed class ImportsUnderWay(ImportFile import, IHostApplicationLifetime lifetime, ILogger<ImportsUnderWay> log)
{
    private readonly ConcurrentDictionary<UnderWay, PersonId?> running = new();

    public UnderWay? Of(PersonId? person) => running.FirstOrDefault(entry => entry.Value == person).Key;

    public UnderWay Start(ImportRequest request, UploadedFile file)
    {
        var underWay = new UnderWay(request);
        running[underWay] = request.Actor.PersonId;
        file.Hold();
        _ = Task.Run(() => RunAsync(underWay, file));
        return underWay;
    }

    private async Task RunAsync(UnderWay underWay, UploadedFile file)
    {
        try
        {
            underWay.End(await import.ExecuteAsync(underWay.Request, underWay, lifetime.ApplicationStopping), null);
        }
        catch (RuleException refusal)
        {
            underWay.End(null, refusal);
        }
        catch (OperationCanceledException)
        {
            underWay.End(null, new RuleException("import.stopped"));
        }
        catch (Exception problem)
        {
            log.LogError(problem, "An import of {Kind} failed", underWay.Request.Kind);
            underWay.End(null, new RuleException("import.failed"));
        }
        finally
        {
            running.TryRemove(underWay, out _);
            file.LetGo();
        }
    }
}
